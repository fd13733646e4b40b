package io.gatewise.results.acquisition;

import io.gatewise.results.space.SpacePrior;

/**
 * An acquisition times a prior to a power that fades with evidence: what a study's author expects leads at first, and what
 * was measured decides in the end. In logarithms {@code α(x) + p log π(x)}.
 *
 * @see <a href="https://arxiv.org/abs/2204.11051">Hvarfner et al. 2022, eq. 6: πBO</a>
 */
public final class PriorWeighted implements Acquisition {

    private final Acquisition plain;
    private final SpacePrior prior;
    private final double power;

    private PriorWeighted(Acquisition plain, SpacePrior prior, double power) {
        this.plain = plain;
        this.prior = prior;
        this.power = power;
    }

    /**
     * {@code plain} times {@code prior} to the power.
     *
     * @param power at least 0; 0 for {@code plain} alone
     */
    public static Acquisition of(Acquisition plain, SpacePrior prior, double power) {
        return power > 0 ? new PriorWeighted(plain, prior, power) : plain;
    }

    @Override
    public double[] values(double[][] points) {
        return weighted(plain.values(points), points);
    }

    @Override
    public double[] screen(double[][] points, int wanted) {
        return weighted(plain.screen(points, wanted), points);
    }

    @Override
    public Acquisition rough() {
        return new PriorWeighted(plain.rough(), prior, power);
    }

    private double[] weighted(double[] values, double[][] points) {
        for (int i = 0; i < values.length; i++) {
            values[i] += power * prior.logDensity(points[i]);
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        return plain.value(point, gradient) + power * prior.logDensity(point, power, gradient);
    }
}
