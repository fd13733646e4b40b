package io.gatewise.results.pareto;

import java.util.Arrays;
import java.util.Comparator;

/** How much of the space below a reference point is dominated: the more, the better the points are together. */
public final class Hypervolume {

    private Hypervolume() {}

    /**
     * The dominated volume, exactly, by slices: O(n^(m-1) log n).
     *
     * @param losses    n rows of length m; not modified; those not below the reference in every loss count nothing
     * @param reference length m
     */
    public static double of(double[][] losses, double[] reference) {
        double[][] inside =
                Arrays.stream(losses).filter(point -> below(point, reference)).toArray(double[][]::new);
        return inside.length == 0 ? 0 : volume(inside, reference, reference.length - 1);
    }

    /**
     * What each point adds to the volume of the others.
     *
     * @return length n; 0 for points that are there twice
     */
    public static double[] contributions(double[][] losses, double[] reference) {
        double all = of(losses, reference);
        var contributions = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            var others = new double[losses.length - 1][];
            System.arraycopy(losses, 0, others, 0, i);
            System.arraycopy(losses, i + 1, others, i, others.length - i);
            contributions[i] = Math.max(0, all - of(others, reference));
        }
        return contributions;
    }

    private static boolean below(double[] point, double[] reference) {
        for (int j = 0; j < reference.length; j++) {
            if (!(point[j] < reference[j])) {
                return false;
            }
        }
        return true;
    }

    /** In the losses 0 to {@code last} alone; between two neighbours in the last one the others' volume is the same. */
    private static double volume(double[][] points, double[] reference, int last) {
        double[][] ascending = points.clone();
        Arrays.sort(ascending, Comparator.comparingDouble(point -> point[last]));
        double volume = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ascending.length; i++) {
            double next = i + 1 < ascending.length ? ascending[i + 1][last] : reference[last];
            double height = next - ascending[i][last];
            lowest = Math.min(lowest, ascending[i][0]);
            if (height > 0) {
                double base = last == 1
                        ? reference[0] - lowest
                        : volume(Arrays.copyOf(ascending, i + 1), reference, last - 1);
                volume += height * base;
            }
        }
        return volume;
    }
}
