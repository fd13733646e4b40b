package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Predict the targets' next {@code horizon} values from a window of past rows.
 *
 * <p>At each step of the window the network sees the targets and the observed columns of that row, the static columns,
 * and the known-future columns of the {@code horizon} rows after it. A window never spans two series.
 *
 * @param time        the column of time stamps, strictly ascending within a series; null if rows are just in order
 * @param target      the column to predict; null where {@code targets} is given
 * @param knownFuture columns known ahead of time, such as the day of the week
 * @param observed    columns known only up to the present
 * @param horizon     how many rows ahead, at least 1; null for 1
 * @param series      the column that names each row's series; null for one series
 * @param targets     the columns to predict; null where {@code target} is given
 * @param statics     columns of numbers that stay the same within a series
 * @param quantiles   levels in (0, 1), ascending, to predict instead of the mean; the one nearest to 0.5 is the
 *                    forecast that point metrics judge; empty for the mean
 * @param season      rows after which the series repeats itself, such as 7: scale of MASE, and a baseline; null for 1
 * @param missing     what happens where a number is missing; null for the standard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Forecasting(
        String time,
        String target,
        List<String> knownFuture,
        List<String> observed,
        Integer horizon,
        String series,
        List<String> targets,
        List<String> statics,
        List<Double> quantiles,
        Integer season,
        MissingValues missing)
        implements Task {

    public Forecasting {
        if ((target == null) == (targets == null)) {
            throw new IllegalArgumentException("need one of target and targets");
        }
        if (targets != null && targets.isEmpty()) {
            throw new IllegalArgumentException("targets: need at least one column");
        }
        targets = targets == null ? null : List.copyOf(targets);
        knownFuture = copy(knownFuture);
        observed = copy(observed);
        statics = copy(statics);
        quantiles = copy(quantiles);
        horizon = horizon == null ? 1 : horizon;
        season = season == null ? 1 : season;
        missing = missing == null ? MissingValues.standard() : missing;
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon: need at least 1, got " + horizon);
        }
        if (season < 1) {
            throw new IllegalArgumentException("season: need at least 1, got " + season);
        }
        requireQuantiles(quantiles);
        if (missing.policy() == MissingValues.Policy.LINEAR) {
            throw new IllegalArgumentException("missing: linear looks into the future; need forward, mean or zero");
        }
    }

    /** One series with one target. */
    public Forecasting(String time, String target, List<String> knownFuture, List<String> observed, Integer horizon) {
        this(time, target, knownFuture, observed, horizon, null, null, null, null, null, null);
    }

    private static <T> List<T> copy(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    private static void requireQuantiles(List<Double> quantiles) {
        double before = 0;
        for (double quantile : quantiles) {
            if (!(before < quantile && quantile < 1)) {
                throw new IllegalArgumentException("quantiles: need ascending levels in (0, 1), got " + quantiles);
            }
            before = quantile;
        }
    }

    /** The columns to predict, however they were given. */
    public List<String> targetColumns() {
        return targets == null ? List.of(target) : targets;
    }

    @Override
    public Set<String> numericColumns() {
        var columns = new LinkedHashSet<>(targetColumns());
        columns.addAll(knownFuture);
        columns.addAll(observed);
        columns.addAll(statics);
        return columns;
    }

    @Override
    public Set<String> textColumns() {
        return Set.of();
    }

    @Override
    public Set<Metric> metrics() {
        var metrics = new LinkedHashSet<>(Metric.OF_FORECASTS);
        if (quantiles.isEmpty()) {
            metrics.remove(Metric.PINBALL);
        }
        return Collections.unmodifiableSet(metrics);
    }
}
