package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table curve_points. */
final class CurveRows {

    private static final String UPSERT =
            "insert into curve_points (study, trial, fold, epoch, rung, attempt, seconds, metrics)"
                    + " values (:study, :trial, :fold, :epoch, :rung, :attempt, :seconds, cast(:metrics as jsonb))"
                    + " on conflict (study, trial, fold, epoch) do update set rung = excluded.rung,"
                    + " attempt = excluded.attempt, seconds = excluded.seconds, metrics = excluded.metrics";

    private final Columns columns;

    CurveRows(Columns columns) {
        this.columns = columns;
    }

    /**
     * Puts a point of an attempt that still runs: what an earlier attempt, or a lower rung, measured from that epoch on no
     * longer belongs to the curve.
     */
    void progress(Handle transaction, EpochEnded point) {
        AttemptKey key = point.key();
        transaction
                .createUpdate("delete from curve_points where study = :study and trial = :trial"
                        + " and (rung, attempt) < (:rung, :attempt)"
                        + " and (fold, epoch) >= (:fold, :epoch)")
                .bind("study", key.study().value())
                .bind("trial", key.trial())
                .bind("rung", key.rung())
                .bind("attempt", key.attempt())
                .bind("fold", point.point().fold())
                .bind("epoch", point.point().epoch())
                .execute();
        insert(transaction, key, List.of(point.point()));
    }

    /** Replaces what was reported on the way by the accepted curve, where the outcome has one. */
    void accept(Handle transaction, TrialEnded event) {
        Outcome outcome = event.outcome();
        boolean ended = outcome instanceof Outcome.Completed || outcome instanceof Outcome.Infeasible;
        boolean carriesCurve = ended && event.provenance() != null; // what an external trainer tells has none
        if (!carriesCurve) {
            return; // no curve was accepted: what was seen on the way is all there is
        }
        transaction
                .createUpdate("delete from curve_points where study = :study and trial = :trial")
                .bind("study", event.id().study().value())
                .bind("trial", event.trial())
                .execute();
        int attempt = Math.max(1, event.attempts());
        insert(transaction, new AttemptKey(event.id().study(), event.trial(), event.rung(), attempt), outcome.curve());
    }

    private void insert(Handle transaction, AttemptKey key, List<CurvePoint> points) {
        // a curve that names an epoch twice must not fail the whole batch: the last one stands
        Map<List<Integer>, CurvePoint> byEpoch = new TreeMap<>(
                java.util.Comparator.<List<Integer>>comparingInt(k -> k.get(0)).thenComparingInt(k -> k.get(1)));
        points.forEach(point -> byEpoch.put(List.of(point.fold(), point.epoch()), point));
        if (byEpoch.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch(UPSERT);
        for (CurvePoint point : byEpoch.values()) {
            batch.bind("study", key.study().value())
                    .bind("trial", key.trial())
                    .bind("fold", point.fold())
                    .bind("epoch", point.epoch())
                    .bind("rung", key.rung())
                    .bind("attempt", key.attempt())
                    .bind("seconds", point.seconds())
                    .bind("metrics", columns.json(point.metrics()))
                    .add();
        }
        batch.execute();
    }

    /** The curves of some trials, all if {@code trials} is empty; each in the order of folds and epochs. */
    Map<Integer, List<CurvePoint>> find(Handle handle, StudyId study, List<Integer> trials) {
        Map<Integer, List<CurvePoint>> curves = new TreeMap<>();
        handle.createQuery("select trial, fold, epoch, seconds, metrics from curve_points where study = :study"
                        + " and (:all or trial = any(:trials)) order by trial, fold, epoch")
                .bind("study", study.value())
                .bind("all", trials.isEmpty())
                .bindArray("trials", Integer.class, trials)
                .map((row, context) -> Map.entry(
                        row.getInt("trial"),
                        new CurvePoint(
                                row.getInt("fold"),
                                row.getInt("epoch"),
                                row.getDouble("seconds"),
                                columns.value(row.getString("metrics"), MetricValues.class)
                                        .values())))
                .forEach(entry -> curves.computeIfAbsent(entry.getKey(), trial -> new java.util.ArrayList<>())
                        .add(entry.getValue()));
        return curves;
    }
}
