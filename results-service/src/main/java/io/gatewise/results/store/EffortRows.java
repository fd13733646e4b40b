package io.gatewise.results.store;

import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Effort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What trials took, out of the tables results_trials and results_outcomes: the same as their events told. */
final class EffortRows {

    private final Columns columns;

    EffortRows(Columns columns) {
        this.columns = columns;
    }

    /**
     * By the trial's number.
     *
     * @param spec null if the study was deleted
     */
    Map<Integer, Effort> efforts(Handle handle, StudyId study, StudySpec spec) {
        var efforts = new HashMap<Integer, Effort>();
        if (spec == null) {
            return efforts;
        }
        handle.createQuery("select trial, opened_at from results_trials where study = :study")
                .bind("study", study.value())
                .map((row, context) -> efforts.put(
                        row.getInt("trial"),
                        Effort.openedAt(Columns.instant(row.getObject("opened_at", OffsetDateTime.class)))))
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
                    return efforts.computeIfPresent(
                            row.getInt("trial"),
                            (trial, effort) ->
                                    effort.ended(rung, at, outcome, provenance == null ? null : provenance.cost()));
                })
                .list();
        return efforts;
    }
}
