package io.gatewise.results.search;

import io.gatewise.results.surrogate.Trend;
import java.util.List;

/** What earlier studies expect of the present one's losses: the weighted sum of their surrogates' means. */
final class EarlierTrend implements Trend {

    private final List<EarlierModel> models;
    private final double[] weights;

    /** @param weights of each model, above 0, their sum at most 1 */
    EarlierTrend(List<EarlierModel> models, double[] weights) {
        this.models = models;
        this.weights = weights;
    }

    @Override
    public double[] values(double[][] points) {
        var values = new double[points.length];
        for (int m = 0; m < weights.length; m++) {
            double[] means = models.get(m).means(points);
            for (int i = 0; i < values.length; i++) {
                values[i] += weights[m] * means[i];
            }
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        double value = 0;
        for (int m = 0; m < weights.length; m++) {
            value += weights[m] * models.get(m).mean(point, weights[m], gradient);
        }
        return value;
    }
}
