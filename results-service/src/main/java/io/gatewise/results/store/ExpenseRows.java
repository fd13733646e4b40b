package io.gatewise.results.store;

import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Expense;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What trials took, out of the tables results_trials and results_outcomes: the same as their events told. */
final class ExpenseRows {

    private final Columns columns;

    ExpenseRows(Columns columns) {
        this.columns = columns;
    }

    /**
     * By the trial's number.
     *
     * @param spec null if the study was deleted
     */
    Map<Integer, Expense> expenses(Handle handle, StudyId study, StudySpec spec) {
        var expenses = new HashMap<Integer, Expense>();
        if (spec == null) {
            return expenses;
        }
        handle.createQuery("select trial, opened_at from results_trials where study = :study")
                .bind("study", study.value())
                .map((row, context) -> expenses.put(
                        row.getInt("trial"),
                        Expense.openedAt(Columns.instant(row.getObject("opened_at", OffsetDateTime.class)))))
                .list();
        List<Rung> rungs = spec.rungs();
        handle.createQuery("select trial, rung, outcome, provenance, ended_at from results_outcomes"
                        + " where study = :study order by trial, rung")
                .bind("study", study.value())
                .map((row, context) -> {
                    Outcome outcome = columns.value(row.getString("outcome"), Outcome.class);
                    Provenance provenance = columns.value(row.getString("provenance"), Provenance.class);
                    Rung rung = rungs.get(row.getInt("rung") - 1);
                    Instant at = Columns.instant(row.getObject("ended_at", OffsetDateTime.class));
                    return expenses.computeIfPresent(
                            row.getInt("trial"),
                            (trial, expense) ->
                                    expense.ended(rung, at, outcome, provenance == null ? null : provenance.cost()));
                })
                .list();
        return expenses;
    }
}
