package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL that writes tables {@code trials} and {@code trial_rungs}. */
final class RungRows {

    // a time is set by the state that begins with it, and cleared when an attempt begins anew
    private static final String UPSERT = """
            with given as (
                select * from jsonb_to_recordset(cast(:rows as jsonb)) as given (study text, trial integer, rung integer,
                    origin text, configuration jsonb, target jsonb, state text, attempt integer, lost integer, errors integer,
                    last_error text, run text, worker text, checkpoint jsonb, outcome jsonb, evaluation jsonb,
                    provenance jsonb, over boolean, expires_at timestamptz, at timestamptz)),
            parent as (
                insert into trials (study, number, origin, configuration, rung, opened_at)
                select * from (
                    select distinct on (study, trial) study, trial, origin, configuration, rung, at from given
                    order by study, trial, rung desc) as newest
                where not exists (select from trials known
                    where known.study = newest.study and known.number = newest.trial and known.rung = newest.rung)
                on conflict (study, number) do update set rung = excluded.rung)
            insert into trial_rungs (study, trial, rung, target, state, attempt, lost, errors, last_error, run, worker,
                checkpoint, outcome, evaluation, provenance, queued_at, dispatched_at, started_at, ended_at,
                expires_at)
            select study, trial, rung, target, state, attempt, lost, errors, last_error, run, worker,
                checkpoint, outcome, evaluation, provenance, at,
                case when state = 'dispatched' then at end,
                case when state in ('running', 'handed-out') then at end,
                case when over then at end, expires_at
            from given
            on conflict (study, trial, rung) do update set
                state = excluded.state, attempt = excluded.attempt, lost = excluded.lost,
                errors = excluded.errors, last_error = excluded.last_error, checkpoint = excluded.checkpoint, outcome = excluded.outcome,
                evaluation = excluded.evaluation, provenance = excluded.provenance, ended_at = excluded.ended_at,
                expires_at = excluded.expires_at,
                run = case when excluded.state in ('queued', 'dispatched', 'offered') then null
                    else coalesce(excluded.run, trial_rungs.run) end,
                worker = case when excluded.state in ('queued', 'dispatched', 'offered') then null
                    else coalesce(excluded.worker, trial_rungs.worker) end,
                queued_at = case when excluded.state = 'queued' then excluded.queued_at else trial_rungs.queued_at end,
                dispatched_at = case when excluded.state = 'queued' then null
                    when excluded.state = 'dispatched' then excluded.dispatched_at
                    else trial_rungs.dispatched_at end,
                started_at = case when excluded.state in ('queued', 'dispatched', 'offered') then null
                    when excluded.state in ('running', 'handed-out') then excluded.started_at else trial_rungs.started_at end
            returning study, trial, rung, queued_at, started_at, ended_at
            """;

    private RungRows() {}

    /** Where a trial stands at a rung, since when. */
    record Step(Trial trial, Instant at) {

        Place place() {
            return new Place(trial.study().value(), trial.number(), trial.rung().number());
        }

        private Row row() {
            TrialState state = trial.state();
            return new Row(
                    trial.study().value(),
                    trial.number(),
                    trial.rung().number(),
                    trial.origin(),
                    trial.configuration(),
                    trial.rung(),
                    state.key(),
                    state.attempt(),
                    trial.losses().count(),
                    trial.losses().failed(),
                    trial.losses().lastError(),
                    run(state),
                    worker(state),
                    trial.checkpoint(),
                    state instanceof TrialState.Ended ended ? ended.outcome() : null,
                    state instanceof TrialState.Evaluated done ? done.evaluation() : null,
                    provenance(state),
                    !state.open(),
                    state instanceof TrialState.HandedOut out ? out.expires() : null,
                    at);
        }
    }

    /** Which rung of which trial. */
    record Place(String study, int trial, int rung) {}

    record Row(
            String study,
            int trial,
            int rung,
            String origin,
            Configuration configuration,
            Rung target,
            String state,
            int attempt,
            int lost,
            int errors,
            @JsonProperty("last_error") String lastError,
            String run,
            String worker,
            ArtifactReference checkpoint,
            Outcome outcome,
            Evaluation evaluation,
            Provenance provenance,
            boolean over,
            @JsonProperty("expires_at") Instant expiresAt,
            Instant at) {}

    /**
     * Writes where trials stand.
     *
     * @param steps at most one of each place
     * @return when what happened there
     */
    static Map<Place, RungTimes> write(Handle transaction, List<Step> steps) {
        var statement = transaction.createQuery(UPSERT);
        return Json.bind(statement, "rows", steps.stream().map(Step::row).toList())
                .map((row, context) -> Map.entry(
                        new Place(row.getString("study"), row.getInt("trial"), row.getInt("rung")),
                        new RungTimes(
                                Json.instant(row, "queued_at"),
                                Json.instant(row, "started_at"),
                                Json.instant(row, "ended_at"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String run(TrialState state) {
        if (state instanceof TrialState.Running running) {
            return running.run();
        }
        return state instanceof TrialState.HandedOut out ? out.ask() : null;
    }

    private static String worker(TrialState state) {
        if (state instanceof TrialState.Running running) {
            return running.worker();
        }
        Provenance provenance = provenance(state);
        return provenance == null ? null : provenance.worker();
    }

    private static Provenance provenance(TrialState state) {
        if (state instanceof TrialState.Ended ended) {
            return ended.provenance();
        }
        return state instanceof TrialState.Evaluated evaluated ? evaluated.provenance() : null;
    }
}
