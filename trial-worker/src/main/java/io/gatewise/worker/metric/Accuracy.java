package io.gatewise.worker.metric;

import io.gatewise.model.study.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measures of one forecast. They are not finite where the forecast is not.
 *
 * @param rmse root of the mean squared error, in the target's unit
 * @param mae  mean absolute error, in the target's unit
 * @param r2   coefficient of determination; where the true values are all the same: 1 for a perfect forecast,
 *             else 0
 */
public record Accuracy(double rmse, double mae, double r2) {

    /**
     * Measures a forecast.
     *
     * @param predicted length n, at least 1
     * @param actual    the true values, length n
     */
    public static Accuracy of(double[] predicted, double[] actual) {
        if (predicted.length != actual.length || actual.length == 0) {
            throw new IllegalArgumentException(
                    "need as many forecasts as values, got " + predicted.length + " and " + actual.length);
        }
        int n = actual.length;
        double mean = 0;
        for (double value : actual) {
            mean += value / n;
        }
        double squared = 0;
        double absolute = 0;
        double variation = 0;
        for (int i = 0; i < n; i++) {
            double error = predicted[i] - actual[i];
            squared += error * error;
            absolute += Math.abs(error);
            variation += (actual[i] - mean) * (actual[i] - mean);
        }
        return new Accuracy(Math.sqrt(squared / n), absolute / n, determination(squared, variation));
    }

    private static double determination(double squared, double variation) {
        if (variation > 0 || !Double.isFinite(squared)) {
            return 1 - squared / variation;
        }
        return squared == 0 ? 1 : 0;
    }

    /** Whether all measures are numbers. */
    public boolean isFinite() {
        return Double.isFinite(rmse) && Double.isFinite(mae) && Double.isFinite(r2);
    }

    /** One of the measures. */
    public double get(Metric metric) {
        return switch (metric) {
            case RMSE -> rmse;
            case MAE -> mae;
            case R2 -> r2;
            default -> throw new IllegalArgumentException("no measure of a forecast: " + metric.key());
        };
    }

    /** All measures by name. */
    public Map<String, Double> asMap() {
        var byName = new TreeMap<String, Double>();
        for (Metric metric : List.of(Metric.RMSE, Metric.MAE, Metric.R2)) {
            byName.put(metric.key(), get(metric));
        }
        return byName;
    }
}
