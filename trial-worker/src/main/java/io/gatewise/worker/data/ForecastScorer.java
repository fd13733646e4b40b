package io.gatewise.worker.data;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Metric;
import io.gatewise.worker.metric.ForecastMetrics;
import java.util.List;
import java.util.Map;

/** Measures forecasts in the targets' units. */
public final class ForecastScorer implements Scorer {

    private final Table table;
    private final Forecasting task;
    private final double[][] targets;
    private final ColumnScale[] scales;
    private final double[][] naiveErrors;
    private final List<Double> quantiles;
    private final int levels;
    private final int point;
    private final ForecastMetrics metrics;

    ForecastScorer(Table table, Forecasting task, double[][] targets, ColumnScale[] scales, List<RowRange> training) {
        this.table = table;
        this.task = task;
        this.targets = targets;
        this.scales = scales;
        this.quantiles = task.quantiles();
        this.levels = Math.max(1, quantiles.size());
        this.point = nearestToMedian(quantiles);
        this.naiveErrors = SeasonalErrors.of(table, targets, training, task.season());
        this.metrics = new ForecastMetrics(targets.length);
    }

    private static int nearestToMedian(List<Double> quantiles) {
        int nearest = 0;
        for (int q = 1; q < quantiles.size(); q++) {
            if (Math.abs(quantiles.get(q) - 0.5) < Math.abs(quantiles.get(nearest) - 0.5)) {
                nearest = q;
            }
        }
        return nearest;
    }

    @Override
    public void add(int[] samples, int from, int to, int steps, float[] predicted) {
        int at = 0;
        for (int i = from; i < to; i++) {
            double[] scale = naiveErrors[table.seriesOf(samples[i])];
            for (int h = 0; h < task.horizon(); h++) {
                for (int k = 0; k < targets.length; k++) {
                    double actual = targets[k][samples[i] + h];
                    metrics.add(k, actual, scales[k].original(predicted[at + point]), scale[k]);
                    for (int q = 0; q < quantiles.size(); q++) {
                        metrics.addQuantile(quantiles.get(q), actual, scales[k].original(predicted[at + q]));
                    }
                    at += levels;
                }
            }
        }
    }

    /**
     * A forecast that was made otherwise, in the targets' units; it stands for all quantiles.
     *
     * @param forecast row h, target k at {@code h * targets + k}
     */
    public void add(int sample, double[] forecast) {
        double[] scale = naiveErrors[table.seriesOf(sample)];
        for (int h = 0; h < task.horizon(); h++) {
            for (int k = 0; k < targets.length; k++) {
                double actual = targets[k][sample + h];
                double said = forecast[h * targets.length + k];
                metrics.add(k, actual, said, scale[k]);
                quantiles.forEach(level -> metrics.addQuantile(level, actual, said));
            }
        }
    }

    @Override
    public Map<Metric, Double> metrics() {
        return metrics.values();
    }
}
