package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.metrics.LedgerCounts;
import io.gatewise.study.metrics.LedgerMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Questions to the ledger that change nothing. */
@ApplicationScoped
public class StudyQueries {

    private static final String SEEN = " where s.state <> 'deleted' and (:all or s.owner = :owner)";

    private static final String STUDIES = """
            select s.*, (select count(*) from trial_rungs r
                where r.study = s.id and r.trial > 0 and r.state in ('running', 'handed-out') and r.ended_at is null) as running,
                (select coalesce(sum(lost - errors), 0) from trial_rungs l
                    where l.study = s.id and l.trial > 0 and l.lost > 0) as silent,
                (select coalesce(sum(errors), 0) from trial_rungs l
                    where l.study = s.id and l.trial > 0 and l.lost > 0) as errors
            from studies s""" + SEEN;

    private static final String TRIALS = """
            select t.number, t.origin, t.configuration, t.opened_at, r.rung, r.attempt, r.worker, r.started_at,
                r.ended_at, case when r.state in ('dispatched', 'offered') then 'queued'
                    when r.state = 'handed-out' then 'running' else r.state end as shown_state,
                cast(r.outcome ->> 'score' as double precision) as score,
                coalesce(r.outcome -> 'values', '{}'::jsonb) as "values",
                cast(r.outcome ->> 'spread' as double precision) as spread,
                cast(r.outcome ->> 'bestEpoch' as integer) as best_epoch,
                cast(r.outcome ->> 'seconds' as double precision) as seconds,
                cast(r.provenance -> 'cost' ->> 'seconds' as double precision) as predicted_seconds,
                (select sum(l.lost - l.errors) from trial_rungs l where l.study = t.study and l.trial = t.number) as silent,
                (select sum(l.errors) from trial_rungs l where l.study = t.study and l.trial = t.number) as errors,
                coalesce(r.outcome ->> 'reason', r.last_error, '') as reason, r.provenance ->> 'start' as start,
                coalesce((select jsonb_agg(
                        jsonb_build_object('rung', e.target, 'state', e.state, 'score', e.outcome -> 'score',
                            'values', e.outcome -> 'values') order by e.rung)
                    from trial_rungs e where e.study = t.study and e.trial = t.number and e.ended_at is not null),
                    '[]'::jsonb) as rungs
            from trials t
            join trial_rungs r on r.study = t.study and r.trial = t.number and r.rung = t.rung
            where t.study = :study and t.number > 0 order by t.number
            """;

    private final Jdbi jdbi;

    StudyQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All studies that the caller may see, the newest first. */
    public List<StudyRecord> studies(Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(STUDIES + " order by s.created_at desc, s.id")
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> study(row))
                .list());
    }

    /** One study, if it is there and the caller may see it. */
    public Optional<StudyRecord> study(Caller caller, StudyId id) {
        return jdbi.withHandle(handle -> handle.createQuery(STUDIES + " and s.id = :id")
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .bind("id", id.value())
                .map((row, context) -> study(row))
                .findOne());
    }

    /** The ledger's own view of a study that the caller may see: it costs the same however many trials there are. */
    public Optional<Study> ledgerStudy(Caller caller, StudyId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from studies s" + SEEN + " and s.id = :id")
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .bind("id", id.value())
                .map((row, context) -> StudyRows.study(row))
                .findOne());
    }

    /** A study's trials by number; the final evaluation is none. */
    public List<TrialRecord> trials(StudyId id) {
        return jdbi.withHandle(handle -> handle.createQuery(TRIALS)
                .bind("study", id.value())
                .map((row, context) -> trial(row))
                .list());
    }

    /** All counts at one moment. */
    public LedgerCounts counts() {
        return jdbi.withHandle(handle -> {
            Map<String, Long> open = count(handle, """
                    select case when state in ('dispatched', 'offered') then 'queued'
                        when state = 'handed-out' then 'running' else state end as name, count(*) as number
                    from trial_rungs where trial > 0 and ended_at is null group by 1
                    """);
            var trials = new HashMap<>(open);
            trials.putAll(count(handle, """
                    select state.name, sum(state.number) as number from studies s,
                        lateral (values ('completed', s.completed), ('infeasible', s.infeasible),
                            ('failed', s.failed), ('cancelled', s.cancelled)) as state (name, number)
                    group by 1
                    """));
            long queue = handle.createQuery(
                            "select count(*) from trial_rungs r where ended_at is null and state not in ('offered', 'handed-out')"
                                    + " and not (state = 'queued' and exists (select from studies s where s.id = r.study and s.state = 'paused'))")
                    .mapTo(Long.class)
                    .one();
            return new LedgerCounts(
                    count(
                            handle,
                            "select state as name, count(*) as number from studies where state <> 'deleted' group by 1"),
                    trials,
                    queue,
                    oldest(handle),
                    targets(handle));
        });
    }

    private static Instant oldest(Handle handle) {
        return handle.createQuery("""
                        select min(r.queued_at) as oldest from trial_rungs r join studies s on s.id = r.study
                        where r.ended_at is null and (r.state = 'dispatched' or r.state = 'queued' and s.state <> 'paused')
                        """)
                .map((row, context) -> Json.instant(row, "oldest"))
                .findOne()
                .orElse(null);
    }

    private static List<LedgerCounts.Target> targets(Handle handle) {
        return handle.createQuery("""
                        select id, spec ->> 'name' as name, max_trials from studies
                        where state in ('running', 'paused', 'evaluating') order by created_at desc, id limit :most
                        """)
                .bind("most", LedgerMetrics.MOST_STUDIES)
                .map((row, context) ->
                        new LedgerCounts.Target(row.getString("id"), row.getString("name"), row.getInt("max_trials")))
                .list();
    }

    private static Map<String, Long> count(Handle handle, String sql) {
        var counts = new HashMap<String, Long>();
        handle.createQuery(sql)
                .map((row, context) -> counts.put(row.getString("name"), row.getLong("number")))
                .list();
        return counts;
    }

    private static StudyRecord study(ResultSet row) throws SQLException {
        return new StudyRecord(
                StudyRows.study(row),
                row.getInt("running"),
                row.getInt("silent"),
                row.getInt("errors"),
                Json.read(row, "evaluation", Evaluation.class),
                Json.instant(row, "created_at"),
                Json.instant(row, "ended_at"),
                row.getString("owner"));
    }

    private static TrialRecord trial(ResultSet row) throws SQLException {
        return new TrialRecord(
                row.getInt("number"),
                row.getString("shown_state"),
                row.getString("origin"),
                Json.read(row, "configuration", Configuration.class),
                row.getInt("rung"),
                row.getInt("attempt"),
                row.getInt("silent"),
                row.getInt("errors"),
                row.getObject("score", Double.class),
                row.getObject("spread", Double.class),
                row.getObject("best_epoch", Integer.class),
                row.getObject("seconds", Double.class),
                row.getObject("predicted_seconds", Double.class),
                row.getString("worker"),
                row.getString("reason"),
                row.getString("start"),
                List.of(Json.read(row, "rungs", RungEnd[].class)),
                Json.instant(row, "opened_at"),
                Json.instant(row, "started_at"),
                Json.instant(row, "ended_at"),
                Json.read(row, "values", MetricValues.class).values());
    }
}
