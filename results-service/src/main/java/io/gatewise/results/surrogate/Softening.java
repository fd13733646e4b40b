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

    /**
     * How much of the values' own unit a unit of the softened and standardised ones is worth.
     *
     * @param values as for {@link #apply}
     * @param at     where, in softened and standardised units; where nothing is softened it makes no difference
     */
    public double unit(double[] values, double at) {
        double[] softened = values.clone();
        double spread = soften(softened);
        var scale = Standardization.of(softened);
        return scale.deviation() * (spread > 0 ? spread * Math.exp(at * scale.deviation() + scale.mean()) : 1);
    }

    /** The softened values, in the same order; those of hardly different values stay as they are. */
    Softened apply(double[] values) {
        double[] softened = values.clone();
        double spread = soften(softened);
        var logSlopes = new double[values.length];
        for (int i = 0; i < values.length && spread > 0; i++) {
            logSlopes[i] = -softened[i] - Math.log(spread);
        }
        var scale = Standardization.of(softened);
        for (int i = 0; i < values.length; i++) {
            logSlopes[i] -= Math.log(scale.deviation());
        }
        return new Softened(scale.apply(softened), logSlopes);
    }

    /** Softens values in place; the distance of their median from the lowest, 0 where they stay as they are. */
    private double soften(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double lowest = sorted[0];
        double spread = sorted[sorted.length / 2] - lowest;
        boolean softens = !Double.isInfinite(offset)
                && spread > 1e-12 * Math.abs(lowest)
                && (sorted[sorted.length - 1] - lowest) / spread < Double.MAX_VALUE;
        for (int i = 0; i < values.length && softens; i++) {
            values[i] = Math.log((values[i] - lowest) / spread + offset);
        }
        return softens ? spread : 0;
    }
}
