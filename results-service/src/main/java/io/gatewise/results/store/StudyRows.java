package io.gatewise.results.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent.StudyChanged;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Basis;
import io.gatewise.results.history.History;
import io.gatewise.results.history.StudyPhase;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.proposal.Calm;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table results_studies. */
final class StudyRows {

    private final Columns columns;

    StudyRows(Columns columns) {
        this.columns = columns;
    }

    /** Inserts a study that stands where the advance leads; false if it is there. */
    boolean insert(Handle transaction, StudyOpened event, Advance advance) {
        Update insert = transaction
                .createUpdate(
                        "insert into results_studies (study, incarnation, last_sequence, phase, name, spec, data, basis,"
                                + " max_trials, parallelism, rungs, opened_at, owner, calm_since, fit)"
                                + " values (:study, :incarnation, :sequence, :phase, :name, cast(:spec as jsonb),"
                                + " cast(:data as jsonb), cast(:basis as jsonb), :maxTrials, :parallelism, :rungs, :at,"
                                + " :owner, :calm, cast(:fit as jsonb)) on conflict do nothing")
                .bind("phase", StudyPhase.RUNNING.key())
                .bind("name", event.spec().name())
                .bind("spec", columns.json(event.spec()))
                .bind("data", columns.json(event.data()))
                .bind("basis", columns.json(Basis.of(event)))
                .bind("maxTrials", event.spec().search().maxTrials())
                .bind("parallelism", event.spec().search().parallelism())
                .bind("rungs", event.spec().rungs().size())
                .bind("at", Columns.time(event.at()))
                .bind("owner", event.owner() == null ? Caller.NOBODY : event.owner());
        return bind(insert, advance).execute() == 1;
    }

    /** Moves a study on if the event before the advance was its last: false if another replica was quicker. */
    boolean advance(Handle transaction, Advance advance) {
        return advance(transaction, advance, "");
    }

    /** As {@link #advance}, in a transaction whose commit waits for no disk: a crash may undo it. */
    boolean advanceHastily(Handle transaction, Advance advance) {
        return advance(transaction, advance, " and set_config('synchronous_commit', 'off', true) = 'off'");
    }

    private boolean advance(Handle transaction, Advance advance, String and) {
        Update update = transaction
                .createUpdate("update results_studies set last_sequence = :sequence, calm_since = :calm,"
                        + " fit = coalesce(cast(:fit as jsonb), fit) where study = :study"
                        + " and incarnation = :incarnation and last_sequence = :before" + and)
                .bind("before", advance.first().id().sequence() - 1);
        return bind(update, advance).execute() == 1;
    }

    private Update bind(Update update, Advance advance) {
        return update.bind("study", advance.study().value())
                .bind("incarnation", advance.last().incarnation())
                .bind("sequence", advance.last().sequence())
                .bind("calm", advance.after().calm().since())
                .bind("fit", columns.json(advance.fit().map(FitValues::of).orElse(null)));
    }

    /** Deletes what was known of a study before the restore that made {@code incarnation}. */
    void deleteBefore(Handle transaction, StudyId study, int incarnation) {
        transaction
                .createUpdate("delete from results_studies where study = :study and incarnation < :incarnation")
                .bind("study", study.value())
                .bind("incarnation", incarnation)
                .execute();
    }

    void phase(Handle transaction, StudyId study, StudyPhase phase) {
        update(transaction, study, "phase = :phase").bind("phase", phase.key()).execute();
    }

    /** New bounds; a study that had finished goes on. Since when it is calm is written as it moves on. */
    void change(Handle transaction, StudyChanged event) {
        update(transaction, event.id().study(), """
                        max_trials = :maxTrials, parallelism = :parallelism, winner = null, reason = null, ended_at = null,
                        phase = case when phase = :finished then :running else phase end,
                        spec = case when cast(:stop as jsonb) is null then spec
                            else jsonb_set(spec, '{search,stop}', cast(:stop as jsonb)) end""")
                .bind("maxTrials", event.maxTrials())
                .bind("parallelism", event.parallelism())
                .bind("stop", event.stop() == null ? null : columns.json(event.stop()))
                .bind("finished", StudyPhase.FINISHED.key())
                .bind("running", StudyPhase.RUNNING.key())
                .execute();
    }

    void end(Handle transaction, StudyId study, StudyPhase phase, Integer winner, String reason, Instant at) {
        update(transaction, study, "phase = :phase, winner = :winner, reason = :reason, ended_at = :at")
                .bind("phase", phase.key())
                .bind("winner", winner)
                .bind("reason", reason)
                .bind("at", Columns.time(at))
                .execute();
    }

    void evaluation(Handle transaction, StudyId study, Object evaluation) {
        update(transaction, study, "evaluation = cast(:evaluation as jsonb)")
                .bind("evaluation", columns.json(evaluation))
                .execute();
    }

    /** Empties the row but for the study's place in its events. */
    void forget(Handle transaction, StudyId study) {
        update(
                        transaction,
                        study,
                        "phase = :phase, name = '', spec = null, data = null, basis = null, winner = null, reason = null,"
                                + " evaluation = null, fit = null")
                .bind("phase", StudyPhase.DELETED.key())
                .execute();
    }

    /** The study without its trials. */
    Optional<StudyEntry> find(Handle handle, StudyId study) {
        return handle.createQuery(
                        "select incarnation, last_sequence, phase, spec, basis, fit, calm_since from results_studies"
                                + " where study = :study")
                .bind("study", study.value())
                .map((row, context) -> new StudyEntry(
                        new StudyState(
                                new EventId(study, row.getInt("incarnation"), row.getLong("last_sequence")),
                                columns.value(row.getString("spec"), StudySpec.class),
                                StudyPhase.named(row.getString("phase")),
                                History.empty(),
                                Optional.ofNullable(columns.value(row.getString("basis"), Basis.class))
                                        .orElse(Basis.NONE)),
                        Optional.ofNullable(columns.value(row.getString("fit"), FitValues.class))
                                .map(FitValues::fit),
                        new Calm(row.getInt("calm_since"))))
                .findOne();
    }

    private static Update update(Handle transaction, StudyId study, String assignments) {
        return transaction
                .createUpdate("update results_studies set " + assignments + " where study = :study")
                .bind("study", study.value());
    }
}
