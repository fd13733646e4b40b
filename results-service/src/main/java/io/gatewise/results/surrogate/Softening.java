package io.gatewise.results.surrogate;

import java.util.Arrays;

/**
 * Losses as their logarithms over the best one: {@code log((y − lowest) / (median − lowest) + c)}, so that how bad
 * the bad ones are doesn't drown the differences among the good ones.
 *
 * @param offset c, above 0: the smaller, the stronger; infinite for losses as they are
 */
public record Softening(double offset) {

    /** Losses as they are. */
    public static final Softening NONE = new Softening(Double.POSITIVE_INFINITY);

    public Softening {
        if (!(offset > 0)) {
            throw new IllegalArgumentException("need an offset above 0, got " + offset);
        }
    }

    /**
     * Softened and standardised losses.
     *
     * @param losses    in the order of the observations, mean 0 and variance 1
     * @param logSlopes the logarithm of how much each was stretched: turns a density of softened losses into one
     *                  of losses as they are, so that softenings can be compared
     */
    record Softened(double[] losses, double[] logSlopes) {}

    /** The softened values, in the same order; those of hardly different values stay as they are. */
    Softened apply(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double lowest = sorted[0];
        double spread = sorted[sorted.length / 2] - lowest;
        boolean softens = !Double.isInfinite(offset)
                && spread > 1e-12 * Math.abs(lowest)
                && (sorted[sorted.length - 1] - lowest) / spread < Double.MAX_VALUE;
        double[] softened = values.clone();
        var logSlopes = new double[values.length];
        for (int i = 0; i < values.length && softens; i++) {
            softened[i] = Math.log((values[i] - lowest) / spread + offset);
            logSlopes[i] = -softened[i] - Math.log(spread);
        }
        var scale = Standardization.of(softened);
        for (int i = 0; i < values.length; i++) {
            logSlopes[i] -= Math.log(scale.deviation());
        }
        return new Softened(scale.apply(softened), logSlopes);
    }
}
