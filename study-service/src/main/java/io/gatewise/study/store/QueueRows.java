package io.gatewise.study.store;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.dispatch.Backlog;
import io.gatewise.study.dispatch.Leases.Lease;
import io.gatewise.study.dispatch.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The SQL that looks over all studies for what waits, runs, or was overtaken. */
final class QueueRows {

    /** When work was last begun, and last ended by a worker. */
    private static final String HEARD = """
            with heard as (select
                (select max(started_at) from trial_rungs where dispatched_at is not null) as started,
                (select max(ended_at) from trial_rungs where dispatched_at is not null and state <> 'cancelled')
                    as ended,
                exists (select from trial_rungs where state = 'running' and ended_at is null) as busy)
            """;

    private QueueRows() {}

    /** Whether any trial is queued, be its study paused or not. */
    static boolean anyQueued(Handle handle) {
        return handle.createQuery("select exists (select from trial_rungs where state = 'queued' and ended_at is null)")
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * The queue topic as the ledger knows it: started within the last {@link Backlog#RECENT} counts as begun, and where
     * nothing was heard for {@link Backlog#PATIENCE} but that a worker is free, its requests go untaken.
     */
    static Backlog backlog(Handle handle, Instant now) {
        return handle.createQuery(HEARD + """
                        select count(*) as dispatched,
                            (select count(*) from trial_rungs where dispatched_at is not null and started_at > :recent) as begun,
                            coalesce(greatest(min(dispatched_at), started, ended) <= :late
                                and (ended >= started or not busy), false) as untaken
                        from heard left join trial_rungs on state = 'dispatched' and ended_at is null
                        group by started, ended, busy
                        """)
                .bind("recent", now.minus(Backlog.RECENT))
                .bind("late", now.minus(Backlog.PATIENCE))
                .map((row, context) ->
                        new Backlog(row.getInt("dispatched"), row.getInt("begun"), row.getBoolean("untaken")))
                .one();
    }

    /** Of each study that isn't paused its oldest queued trials, {@code most} at most. */
    static List<Waiting> waiting(Handle handle, int most) {
        return handle.createQuery("""
                        select s.id as study, queued.trial, queued.queued_at, s.parallelism, s.weight from studies s
                        cross join lateral (
                            select trial, queued_at from trial_rungs r
                            where r.study = s.id and r.state = 'queued' and r.ended_at is null
                            order by queued_at, trial limit :most) as queued
                        where s.ended_at is null and s.state <> 'paused'
                        """)
                .bind("most", most)
                .map((row, context) -> new Waiting(
                        new StudyId(row.getString("study")),
                        row.getInt("trial"),
                        Json.instant(row, "queued_at"),
                        row.getInt("parallelism"),
                        row.getDouble("weight")))
                .list();
    }

    /** Dispatched and running trials by study. */
    static Map<StudyId, Integer> atWork(Handle handle) {
        var counts = new HashMap<StudyId, Integer>();
        handle.createQuery(
                        "select study, count(*) as trials from trial_rungs where state in ('dispatched', 'running') and ended_at is null"
                                + " group by study")
                .map((row, context) -> counts.put(new StudyId(row.getString("study")), row.getInt("trials")))
                .list();
        return counts;
    }

    /** Every run that holds a lease, and those that no longer count and aren't known to have ended. */
    static List<Lease> running(Handle handle) {
        return handle.createQuery("""
                        select study, trial, rung, attempt, run from trial_rungs where state = 'running' and ended_at is null
                        union all select study, trial, rung, attempt, run from loose_ends where run <> ''
                        """)
                .map((row, context) -> new Lease(key(row), row.getString("run")))
                .list();
    }

    /** Requests not started while two or more that were dispatched later, by {@code margin}, have. */
    static List<AttemptKey> overtaken(Handle handle, Duration margin) {
        List<Instant> started = handle.createQuery(
                        "select dispatched_at from trial_rungs where started_at is not null and dispatched_at is not null"
                                + " order by dispatched_at desc limit 2")
                .map((row, context) -> Json.instant(row, "dispatched_at"))
                .list();
        if (started.size() < 2) {
            return List.of();
        }
        return handle.createQuery("""
                        select study, trial, rung, attempt from trial_rungs
                            where state = 'dispatched' and ended_at is null and dispatched_at <= :limit
                        union all select study, trial, rung, attempt from loose_ends where run = '' and since <= :limit
                        """)
                .bind("limit", started.get(1).minus(margin))
                .map((row, context) -> key(row))
                .list();
    }

    /**
     * Requests that nobody has started, while for {@code patience}, doubled with each attempt before, none at all was
     * started and the last that was heard of a worker is that one became free, or none is at work. Loose ends are left: a
     * request that no longer counts may still lie on the topic, and is waited for.
     */
    static List<AttemptKey> untaken(Handle handle, Duration patience, Instant read) {
        return handle.createQuery(HEARD + """
                        select study, trial, rung, attempt from trial_rungs, heard
                        where state = 'dispatched' and ended_at is null
                            and (not busy or ended >= started)
                            and greatest(dispatched_at, started, ended)
                                <= cast(:read as timestamptz)
                                    - cast(:patience as double precision) * power(2e0, least(attempt - 1, 16)) * interval '1 second'
                        """)
                .bind("patience", patience.toMillis() / 1000.0)
                .bind("read", read)
                .map((row, context) -> key(row))
                .list();
    }

    private static AttemptKey key(ResultSet row) throws SQLException {
        return new AttemptKey(
                new StudyId(row.getString("study")), row.getInt("trial"), row.getInt("rung"), row.getInt("attempt"));
    }
}
