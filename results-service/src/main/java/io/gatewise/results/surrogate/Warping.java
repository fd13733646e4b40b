package io.gatewise.results.surrogate;

import java.util.Arrays;

/**
 * Coordinates stretched where losses change fast and drawn together where they don't: {@code 1 − (1 − x^a)^b} on [0, 1],
 * Kumaraswamy's distribution function; outside of it, as they are.
 *
 * @param a length d, above 0; 1 with b = 1 for a coordinate as it is
 * @param b length d, above 0
 * @see <a href="https://arxiv.org/abs/1402.0929">Snoek et al. 2014: input warping</a>
 */
public record Warping(double[] a, double[] b) {

    /** Shapes that a coordinate may have: stretched at its low end, at its high end, in the middle, at both ends. */
    static final double[][] SHAPES = {{1, 1}, {1, 2}, {1, 4}, {2, 1}, {4, 1}, {2, 2}, {0.6, 0.6}};

    /** So close to the ends a slope may be infinite. */
    private static final double EDGE = 1e-4;

    public Warping {
        a = a.clone();
        b = b.clone();
        if (a.length != b.length
                || !Arrays.stream(a).allMatch(shape -> shape > 0 && shape < 1e3)
                || !Arrays.stream(b).allMatch(shape -> shape > 0 && shape < 1e3)) {
            throw new IllegalArgumentException("need two shapes above 0 for each coordinate, got " + Arrays.toString(a)
                    + " and " + Arrays.toString(b));
        }
    }

    /** Coordinates as they are. */
    static Warping none(int dimensions) {
        var ones = new double[dimensions];
        Arrays.fill(ones, 1);
        return new Warping(ones, ones);
    }

    /** This one with another shape of coordinate j. */
    Warping with(int j, double[] shape) {
        double[] otherA = a.clone();
        double[] otherB = b.clone();
        otherA[j] = shape[0];
        otherB[j] = shape[1];
        return new Warping(otherA, otherB);
    }

    /** Whether coordinate j stays as it is. */
    boolean plain(int j) {
        return a[j] == 1 && b[j] == 1;
    }

    /** How many coordinates don't. */
    int warped() {
        int count = 0;
        for (int j = 0; j < a.length; j++) {
            count += plain(j) ? 0 : 1;
        }
        return count;
    }

    double value(int j, double x) {
        if (plain(j) || !(x > 0 && x < 1)) {
            return x;
        }
        return 1 - Math.pow(1 - Math.pow(x, a[j]), b[j]);
    }

    double slope(int j, double x) {
        if (plain(j) || x < 0 || x > 1) {
            return 1;
        }
        double inside = Math.min(1 - EDGE, Math.max(EDGE, x));
        double power = Math.pow(inside, a[j]);
        return a[j] * b[j] * power / inside * Math.pow(1 - power, b[j] - 1);
    }
}
