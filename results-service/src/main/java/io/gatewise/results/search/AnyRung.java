package io.gatewise.results.search;

import io.gatewise.results.surrogate.Trend;
import java.util.Arrays;

/**
 * A trend of points with the rung as their last coordinate that is the same at every rung.
 *
 * @param plain of points without it
 */
record AnyRung(Trend plain) implements Trend {

    @Override
    public double[] values(double[][] points) {
        return plain.values(Arrays.stream(points).map(AnyRung::lowered).toArray(double[][]::new));
    }

    @Override
    public double value(double[] point, double[] gradient) {
        var own = new double[point.length - 1];
        double value = plain.value(lowered(point), own);
        for (int j = 0; j < own.length; j++) {
            gradient[j] += own[j];
        }
        return value;
    }

    private static double[] lowered(double[] point) {
        return Arrays.copyOf(point, point.length - 1);
    }
}
