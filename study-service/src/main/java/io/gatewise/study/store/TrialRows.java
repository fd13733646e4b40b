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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL that reads tables {@code trials} and {@code trial_rungs}: a trial at its newest rung. */
final class TrialRows {

    private static final String SELECT = """
            select t.study, t.number, t.origin, t.configuration, r.* from trials t
            join trial_rungs r on r.study = t.study and r.trial = t.number and r.rung = t.rung
            """;

    private TrialRows() {}

    static Optional<Trial> find(Handle handle, StudyId study, int number) {
        return handle.createQuery(SELECT + " where t.study = :study and t.number = :number")
                .bind("study", study.value())
                .bind("number", number)
                .map((row, context) -> trial(row))
                .findOne();
    }

    /** Some trials of some studies, where there are such. */
    static List<Trial> find(Handle handle, Collection<TrialKey> keys) {
        return handle.createQuery(SELECT + " join unnest(:studies, :numbers) as wanted (study, number)"
                        + " on wanted.study = t.study and wanted.number = t.number")
                .bindArray(
                        "studies",
                        String.class,
                        keys.stream().map(key -> key.study().value()).toList())
                .bindArray(
                        "numbers",
                        Integer.class,
                        keys.stream().map(TrialKey::number).toList())
                .map((row, context) -> trial(row))
                .list();
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
