package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table curve_points. */
final class CurveRows {

    private static final String DELETE_OTHERS = """
            with point as (
                select * from jsonb_to_recordset(cast(:points as jsonb))
                    as point (fold integer, epoch integer, seconds double precision, metrics jsonb)
            ), deleted as (
                delete from curve_points as old where study = :study and trial = :trial
                    and not exists (select 1 from point where point.fold = old.fold and point.epoch = old.epoch)
            """;

    // a row that is equal already isn't even locked, which an update "where … is distinct from …" would do
    private static final String THEN_PUT = """
            )
            insert into curve_points (study, trial, fold, epoch, rung, attempt, seconds, metrics)
            select :study, :trial, point.fold, point.epoch, :rung, :attempt, point.seconds, point.metrics from point
            where not exists (select 1 from curve_points as old where old.study = :study and old.trial = :trial
                and old.fold = point.fold and old.epoch = point.epoch and old.rung = :rung and old.attempt = :attempt
                and old.seconds = point.seconds and old.metrics = point.metrics)
            on conflict (study, trial, fold, epoch) do update set rung = excluded.rung,
                attempt = excluded.attempt, seconds = excluded.seconds, metrics = excluded.metrics
            """;

    private static final String PROGRESS =
            DELETE_OTHERS + " and (rung, attempt) < (:rung, :attempt) and (fold, epoch) >= (:fold, :epoch)" + THEN_PUT;

    private static final String ACCEPT = DELETE_OTHERS + THEN_PUT;

    private static final Comparator<CurvePoint> PLACE =
            Comparator.comparingInt(CurvePoint::fold).thenComparingInt(CurvePoint::epoch);

    private final Columns columns;

    CurveRows(Columns columns) {
        this.columns = columns;
    }

    /**
     * Puts epochs of an attempt that still runs: what an earlier attempt, or a lower rung, measured from the first of them on
     * no longer belongs to the curve. The trial's row must be locked.
     */
    void progress(Handle transaction, Stretch stretch) {
        CurvePoint first = Collections.min(stretch.points(), PLACE);
        bind(transaction.createUpdate(PROGRESS), stretch.key(), stretch.points())
                .bind("fold", first.fold())
                .bind("epoch", first.epoch())
                .execute();
    }

    /**
     * Replaces what was reported on the way by the accepted curve, where the outcome has one; most of it was reported as it is.
     * The trial's row must be locked.
     */
    void accept(Handle transaction, TrialEnded event) {
        Outcome outcome = event.outcome();
        boolean ended = outcome instanceof Outcome.Completed || outcome instanceof Outcome.Infeasible;
        boolean carriesCurve = ended && event.provenance() != null; // what an external trainer tells has none
        if (!carriesCurve) {
            return; // no curve was accepted: what was seen on the way is all there is
        }
        int attempt = Math.max(1, event.attempts());
        var key = new AttemptKey(event.id().study(), event.trial(), event.rung(), attempt);
        bind(transaction.createUpdate(ACCEPT), key, outcome.curve()).execute();
    }

    private Update bind(Update update, AttemptKey key, List<CurvePoint> points) {
        // a curve that names an epoch twice must not fail the whole statement: the last one stands
        Map<CurvePoint, CurvePoint> byPlace = new TreeMap<>(PLACE);
        points.forEach(point -> byPlace.put(point, point));
        return update.bind("study", key.study().value())
                .bind("trial", key.trial())
                .bind("rung", key.rung())
                .bind("attempt", key.attempt())
                .bind("points", columns.json(byPlace.values()));
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
