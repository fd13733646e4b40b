package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Course;
import io.gatewise.results.history.Expense;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables results_trials and results_outcomes. */
final class TrialRows {

    private final Columns columns;

    TrialRows(Columns columns) {
        this.columns = columns;
    }

    void open(Handle transaction, TrialOpened event) {
        transaction
                .createUpdate("insert into results_trials (study, trial, configuration, origin, rung, rung_plan, state,"
                        + " opened_at) values (:study, :trial, cast(:configuration as jsonb), :origin, :rung,"
                        + " cast(:plan as jsonb), :state, :at) on conflict (study, trial) do update set"
                        + " rung = excluded.rung, rung_plan = excluded.rung_plan, state = excluded.state, attempt = 0,"
                        + " ended_at = null")
                .bind("study", event.id().study().value())
                .bind("trial", event.trial())
                .bind("configuration", columns.json(event.configuration()))
                .bind("origin", event.origin())
                .bind("rung", event.rung().number())
                .bind("plan", columns.json(event.rung()))
                .bind("state", TrialState.OPEN.key())
                .bind("at", Columns.time(event.at()))
                .execute();
    }

    /** @param course how a completed trial came to its score */
    void end(Handle transaction, TrialEnded event, Course course) {
        Outcome outcome = event.outcome();
        transaction
                .createUpdate("with ended as (update results_trials set state = :state,"
                        + " score = coalesce(:score, score), ended_at = :at where study = :study and trial = :trial)"
                        + " insert into results_outcomes (study, trial, rung, state, outcome, attempts, provenance,"
                        + " course, ended_at) values (:study, :trial, :rung, :state, cast(:outcome as jsonb), :attempts,"
                        + " cast(:provenance as jsonb), cast(:course as jsonb), :at)")
                .bind("study", event.id().study().value())
                .bind("trial", event.trial())
                .bind("rung", event.rung())
                .bind("state", outcome.state())
                .bind("score", outcome instanceof Outcome.Completed completed ? completed.score() : null)
                .bind("outcome", columns.json(withoutCurve(outcome)))
                .bind("attempts", event.attempts())
                .bind("provenance", columns.json(event.provenance()))
                .bind("course", course.size() == 0 ? null : columns.json(course))
                .bind("at", Columns.time(event.at()))
                .execute();
    }

    /** The curve has a table of its own. */
    private static Outcome withoutCurve(Outcome outcome) {
        if (outcome instanceof Outcome.Completed c) {
            return c.withoutCurve();
        }
        if (outcome instanceof Outcome.Infeasible i) {
            return new Outcome.Infeasible(i.cause(), i.reason(), List.of());
        }
        return outcome;
    }

    void cancelOpen(Handle transaction, StudyId study) {
        transaction
                .createUpdate("update results_trials set state = :cancelled where study = :study and state = :open")
                .bind("study", study.value())
                .bind("cancelled", TrialState.CANCELLED.key())
                .bind("open", TrialState.OPEN.key())
                .execute();
    }

    /**
     * Whether the trial is open at that rung and no newer attempt has reported; remembers the attempt. The trial's row stays
     * locked until the transaction ends.
     */
    boolean follow(Handle transaction, AttemptKey key) {
        Optional<Integer> newest = transaction
                .createQuery("select attempt from results_trials where study = :study and trial = :trial"
                        + " and rung = :rung and state = :open and attempt <= :attempt for no key update")
                .bind("study", key.study().value())
                .bind("trial", key.trial())
                .bind("rung", key.rung())
                .bind("open", TrialState.OPEN.key())
                .bind("attempt", key.attempt())
                .mapTo(Integer.class)
                .findOne();
        if (newest.isPresent() && newest.get() < key.attempt()) {
            transaction
                    .createUpdate(
                            "update results_trials set attempt = :attempt where study = :study and trial = :trial")
                    .bind("attempt", key.attempt())
                    .bind("study", key.study().value())
                    .bind("trial", key.trial())
                    .execute();
        }
        return newest.isPresent();
    }

    /**
     * Locks some trials' rows one after the other, as whoever keeps progress of several trials does: neither then waits for the
     * other for ever.
     *
     * @param trials ascending
     */
    void lock(Handle transaction, StudyId study, List<Integer> trials) {
        transaction
                .createQuery("select trial from results_trials where study = :study and trial = any(:trials)"
                        + " order by trial for no key update")
                .bind("study", study.value())
                .bindArray("trials", Integer.class, trials)
                .mapTo(Integer.class)
                .list();
    }

    void delete(Handle transaction, StudyId study) {
        transaction
                .createUpdate("delete from results_trials where study = :study")
                .bind("study", study.value())
                .execute();
    }

    /** @param spec null if the study was deleted */
    History history(Handle handle, StudyId study, StudySpec spec) {
        Map<Integer, List<RungScore>> scores = scores(handle, study, spec);
        var expenses = new ExpenseRows(columns).expenses(handle, study, spec);
        List<TrialRecord> trials = handle.createQuery(
                        "select trial, configuration, origin, rung_plan, state from results_trials"
                                + " where study = :study")
                .bind("study", study.value())
                .map((row, context) -> new TrialRecord(
                        row.getInt("trial"),
                        columns.value(row.getString("configuration"), Configuration.class),
                        row.getString("origin"),
                        columns.value(row.getString("rung_plan"), Rung.class),
                        TrialState.named(row.getString("state")),
                        scores.getOrDefault(row.getInt("trial"), List.of()),
                        expenses.getOrDefault(row.getInt("trial"), Expense.NONE)))
                .list();
        return History.of(trials);
    }

    private Map<Integer, List<RungScore>> scores(Handle handle, StudyId study, StudySpec spec) {
        var scores = new HashMap<Integer, List<RungScore>>();
        if (spec == null) {
            return scores;
        }
        List<Rung> rungs = spec.rungs();
        handle.createQuery("select trial, rung, (outcome->>'score')::double precision as score,"
                        + " (outcome->>'exhausted')::boolean as exhausted, outcome->'values' as values, course"
                        + " from results_outcomes"
                        + " where study = :study and state = 'completed' order by trial, rung")
                .bind("study", study.value())
                .map((row, context) -> {
                    var score = new RungScore(
                            rungs.get(row.getInt("rung") - 1),
                            row.getDouble("score"),
                            row.getBoolean("exhausted"),
                            Optional.ofNullable(columns.value(row.getString("values"), MetricValues.class))
                                    .map(MetricValues::values)
                                    .orElse(Map.of()),
                            Optional.ofNullable(columns.value(row.getString("course"), Course.class))
                                    .orElse(Course.NONE));
                    return scores.computeIfAbsent(row.getInt("trial"), trial -> new ArrayList<>())
                            .add(score);
                })
                .list();
        return scores;
    }
}
