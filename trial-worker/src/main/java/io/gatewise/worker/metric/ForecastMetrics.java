package io.gatewise.worker.metric;

import io.gatewise.model.study.Metric;
import java.util.EnumMap;
import java.util.Map;

/** The measures of forecasts, value by value, in the targets' own units. Takes no memory per value. For one thread. */
public final class ForecastMetrics {

    private final double[] counts;
    private final double[] means;
    private final double[] variations;
    private double squaredErrors;
    private double absoluteErrors;
    private double percentages;
    private long values;
    private double scaledErrors;
    private long scaledValues;
    private double pinball;
    private long quantiles;

    /**
     * No value yet.
     *
     * @param targets how many columns are predicted: R² takes each one's variation around its own mean
     */
    public ForecastMetrics(int targets) {
        counts = new double[targets];
        means = new double[targets];
        variations = new double[targets];
    }

    /**
     * One value and its forecast.
     *
     * @param target the predicted column, from 0
     * @param scale  what an absolute error is divided by for MASE; the value doesn't count there unless this is &gt; 0
     */
    public void add(int target, double actual, double forecast, double scale) {
        // Welford's sums: stable however far the mean is from 0
        counts[target]++;
        double off = actual - means[target];
        means[target] += off / counts[target];
        variations[target] += off * (actual - means[target]);
        double error = Math.abs(forecast - actual);
        squaredErrors += error * error;
        absoluteErrors += error;
        double size = Math.abs(actual) + Math.abs(forecast);
        percentages += size == 0 ? 0 : 200 * error / size;
        values++;
        if (scale > 0) {
            scaledErrors += error / scale;
            scaledValues++;
        }
    }

    /** One value and the forecast of one of its quantiles. */
    public void addQuantile(double level, double actual, double forecast) {
        double over = actual - forecast;
        pinball += over >= 0 ? level * over : (level - 1) * over;
        quantiles++;
    }

    /** All that is defined; not finite where a forecast is not. */
    public Map<Metric, Double> values() {
        var metrics = new EnumMap<Metric, Double>(Metric.class);
        if (values > 0) {
            metrics.put(Metric.RMSE, Math.sqrt(squaredErrors / values));
            metrics.put(Metric.MAE, absoluteErrors / values);
            metrics.put(Metric.SMAPE, percentages / values);
        }
        double variation = 0;
        for (double one : variations) {
            variation += one;
        }
        if (variation > 0) {
            metrics.put(Metric.R2, 1 - squaredErrors / variation);
        }
        if (scaledValues > 0) {
            metrics.put(Metric.MASE, scaledErrors / scaledValues);
        }
        if (quantiles > 0) {
            metrics.put(Metric.PINBALL, pinball / quantiles);
        }
        return metrics;
    }
}
