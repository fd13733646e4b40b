package io.gatewise.results.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A front of fewer points, which dominates all that the whole one does and a little more: neighbours become one point that has
 * the best of both. So a small improvement may be overlooked, and none is seen where there is none; a front with points left
 * out would promise an improvement at each of them, again and again.
 */
public final class CoarseFront {

    private CoarseFront() {}

    /**
     * The front itself, if it is small enough.
     *
     * @param front n rows of length m that don't dominate each other; not modified
     * @param most  so many points at most, at least 1
     */
    public static double[][] of(double[][] front, int most) {
        if (front.length <= most) {
            return front;
        }
        List<double[]> points = new ArrayList<>(Arrays.asList(front));
        double[] ranges = ranges(front);
        while (points.size() > most) {
            int one = 0;
            int other = 1;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 1; i < points.size(); i++) {
                for (int k = 0; k < i; k++) {
                    double distance = distance(points.get(i), points.get(k), ranges);
                    if (distance < nearest) {
                        nearest = distance;
                        one = k;
                        other = i;
                    }
                }
            }
            double[] both = better(points.get(one), points.get(other));
            points.removeIf(point -> covers(both, point));
            points.add(both);
        }
        return points.toArray(double[][]::new);
    }

    private static double[] ranges(double[][] front) {
        var ranges = new double[front[0].length];
        for (int j = 0; j < ranges.length; j++) {
            int column = j;
            var values = Arrays.stream(front).mapToDouble(p -> p[column]).summaryStatistics();
            double range = values.getMax() - values.getMin();
            ranges[j] = range > 0 ? range : 1;
        }
        return ranges;
    }

    private static double distance(double[] a, double[] b, double[] ranges) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += Math.abs(a[j] - b[j]) / ranges[j];
        }
        return sum;
    }

    private static double[] better(double[] a, double[] b) {
        var better = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            better[j] = Math.min(a[j], b[j]);
        }
        return better;
    }

    private static boolean covers(double[] a, double[] b) {
        for (int j = 0; j < a.length; j++) {
            if (a[j] > b[j]) {
                return false;
            }
        }
        return true;
    }
}
