package io.gatewise.results.surrogate;

import java.util.Arrays;

/**
 * Points as the kernel's loops want them: a column for each number, and for each choice a column of 1 where it was
 * made and 0 elsewhere. Two points' difference in a choice is then 1 minus the one's column at the other: choices
 * and numbers go through the same loop.
 */
final class Features {

    private final long[] choices;
    private final int[] first;
    private final int size;
    private final Warping warping;

    /**
     * The features of points of length d.
     *
     * @param choices how many choices each coordinate has, length d; 0 for a number
     */
    Features(long[] choices) {
        this(choices, Warping.none(choices.length));
    }

    /** The same with warped numbers. */
    Features(long[] choices, Warping warping) {
        this.warping = warping;
        this.choices = choices.clone();
        this.first = new int[choices.length];
        int columns = 0;
        for (int j = 0; j < choices.length; j++) {
            first[j] = columns;
            columns += (int) Math.max(1, choices[j]);
        }
        this.size = columns;
    }

    /** d. */
    int dimensions() {
        return choices.length;
    }

    /** Whether coordinate j is a number. */
    boolean numeric(int j) {
        return choices[j] == 0;
    }

    /** The column that a point is compared with in coordinate j. */
    int column(double[] point, int j) {
        return choices[j] == 0 ? first[j] : first[j] + (int) point[j];
    }

    /** What that column holds where there is no difference. */
    double value(double[] point, int j) {
        return choices[j] == 0 ? warping.value(j, point[j]) : 1;
    }

    /** The derivative of {@link #value} by coordinate j, a number. */
    double slope(double[] point, int j) {
        return warping.slope(j, point[j]);
    }

    /** The columns of n points. */
    double[][] columns(double[][] points) {
        var columns = new double[size][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < choices.length; j++) {
                columns[column(points[i], j)][i] = value(points[i], j);
            }
        }
        return columns;
    }

    /** The columns of points {@code from} to {@code to}. */
    double[][] columns(double[][] points, int from, int to) {
        return columns(Arrays.copyOfRange(points, from, to));
    }
}
