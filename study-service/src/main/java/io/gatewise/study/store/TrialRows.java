package io.gatewise.study.store;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Losses;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of tables {@code trials} and {@code trial_rungs}: a trial at its newest rung. */
final class TrialRows {

    private static final String SELECT = """
            select t.study, t.number, t.origin, t.configuration, r.* from trials t
            join trial_rungs r on r.study = t.study and r.trial = t.number and r.rung = t.rung
            """;

    // a time is set by the state that begins with it, and cleared when an attempt begins anew
    private static final String UPSERT = """
            with parent as (
                insert into trials (study, number, origin, configuration, rung, opened_at)
                values (:study, :trial, :origin, cast(:configuration as jsonb), :rung, :at)
                on conflict (study, number) do update set rung = excluded.rung)
            insert into trial_rungs (study, trial, rung, target, state, attempt, lost, errors, last_error, run, worker,
                checkpoint, outcome, evaluation, provenance, queued_at, dispatched_at, started_at, ended_at,
                expires_at)
            values (:study, :trial, :rung, cast(:target as jsonb), :state, :attempt, :lost, :errors, :lastError, :run, :worker,
                cast(:checkpoint as jsonb), cast(:outcome as jsonb), cast(:evaluation as jsonb),
                cast(:provenance as jsonb), :at,
                case when :state = 'dispatched' then cast(:at as timestamptz) end,
                case when :state in ('running', 'handed-out') then cast(:at as timestamptz) end,
                case when :over then cast(:at as timestamptz) end, :expiresAt)
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
            returning queued_at, started_at, ended_at
            """;

    private TrialRows() {}

    static Optional<Trial> find(Handle handle, StudyId study, int number) {
        return handle.createQuery(SELECT + " where t.study = :study and t.number = :number")
                .bind("study", study.value())
                .bind("number", number)
                .map((row, context) -> trial(row))
                .findOne();
    }

    /** How a trial ended at a rung, be it its newest or not; empty if it didn't. */
    static Optional<Outcome> outcome(Handle handle, StudyId study, int number, int rung) {
        return handle.createQuery("select outcome from trial_rungs where study = :study and trial = :trial"
                        + " and rung = :rung and outcome is not null")
                .bind("study", study.value())
                .bind("trial", number)
                .bind("rung", rung)
                .map((row, context) -> Json.read(row, "outcome", Outcome.class))
                .findOne();
    }

    /** The study's trials that haven't ended, the final evaluation included, by number. */
    static List<Trial> open(Handle handle, StudyId study) {
        return handle.createQuery(SELECT + " where t.study = :study and r.ended_at is null order by t.number")
                .bind("study", study.value())
                .map((row, context) -> trial(row))
                .list();
    }

    /** The trials of a study with an external trainer that no caller has, by number. */
    static List<Trial> offered(Handle handle, StudyId study) {
        return open(handle, study).stream()
                .filter(trial -> trial.state() instanceof TrialState.Offered)
                .toList();
    }

    /** The trials that were handed to that ask and haven't ended, by number. */
    static List<Trial> handedTo(Handle handle, StudyId study, String ask) {
        return open(handle, study).stream()
                .filter(trial -> trial.state() instanceof TrialState.HandedOut out
                        && out.ask().equals(ask))
                .toList();
    }

    /** Writes where a trial stands; when what happened to its rung. */
    static RungTimes write(Handle transaction, Trial trial, Instant at) {
        TrialState state = trial.state();
        var rung = transaction
                .createQuery(UPSERT)
                .bind("study", trial.study().value())
                .bind("trial", trial.number())
                .bind("origin", trial.origin())
                .bind("rung", trial.rung().number())
                .bind("state", state.key())
                .bind("attempt", state.attempt())
                .bind("lost", trial.losses().count())
                .bind("errors", trial.losses().failed())
                .bind("lastError", trial.losses().lastError())
                .bind("run", run(state))
                .bind("expiresAt", state instanceof TrialState.HandedOut out ? out.expires() : null)
                .bind("worker", worker(state))
                .bind("over", !state.open())
                .bind("at", at);
        Json.bind(rung, "configuration", trial.configuration());
        Json.bind(rung, "target", trial.rung());
        Json.bind(rung, "checkpoint", trial.checkpoint());
        Json.bind(rung, "outcome", state instanceof TrialState.Ended ended ? ended.outcome() : null);
        Json.bind(rung, "evaluation", state instanceof TrialState.Evaluated done ? done.evaluation() : null);
        Json.bind(rung, "provenance", provenance(state));
        return rung.map((row, context) -> new RungTimes(
                        Json.instant(row, "queued_at"), Json.instant(row, "started_at"), Json.instant(row, "ended_at")))
                .one();
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

    private static Trial trial(ResultSet row) throws SQLException {
        return new Trial(
                new StudyId(row.getString("study")),
                row.getInt("number"),
                row.getString("origin"),
                Json.read(row, "configuration", Configuration.class),
                KnownTexts.read(row, "target", Rung.class),
                state(row),
                new Losses(
                        row.getInt("lost") - row.getInt("errors"), row.getInt("errors"), row.getString("last_error")),
                Json.read(row, "checkpoint", ArtifactReference.class));
    }

    private static TrialState state(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        return switch (row.getString("state")) {
            case "queued" -> new TrialState.Queued(attempt);
            case "dispatched" -> new TrialState.Dispatched(attempt);
            case "running" -> new TrialState.Running(attempt, row.getString("run"), row.getString("worker"));
            case "offered" -> new TrialState.Offered();
            case "handed-out" -> new TrialState.HandedOut(row.getString("run"), Json.instant(row, "expires_at"));
            case "evaluated" ->
                new TrialState.Evaluated(
                        attempt,
                        Json.read(row, "evaluation", Evaluation.class),
                        Json.read(row, "provenance", Provenance.class));
            default ->
                new TrialState.Ended(
                        attempt,
                        Json.read(row, "outcome", Outcome.class),
                        Json.read(row, "provenance", Provenance.class));
        };
    }
}
