package io.gatewise.results.analysis;

import java.util.List;

/**
 * Curves {@code a + b g(t) + ε} of one shape: nothing is known of a before, b is normal with the mean and variance that it has
 * among a study's whole curves, ε has what is left of these. A forecast is the posterior of Bayesian linear regression.
 *
 * <p>Everything can be asked without one of the whole curves, so that this one can be foretold from the others.
 */
final class ShapeModel {

    /** The variance of b is drawn towards the square of its mean as if so many more curves had said so. */
    private static final double DRAWN = 1;

    private final double atEnd; // g(T)
    private final List<Curve.Sums> whole;
    private final List<Curve.Sums> begun;
    private final double least; // a variance that rounding alone may leave
    private double slopes;
    private double squares;
    private double rest;
    private double degrees;

    /**
     * The model of a study's whole curves.
     *
     * @param whole  to the full rung, each of at least 3 points
     * @param begun  the same as far as the rung goes from which is foretold
     */
    ShapeModel(Shape shape, double full, List<Curve> whole, List<Curve> begun) {
        this.atEnd = shape.fall().applyAsDouble(full);
        this.whole = whole.stream().map(curve -> curve.sums(shape)).toList();
        this.begun = begun.stream().map(curve -> curve.sums(shape)).toList();
        this.least = Double.MIN_NORMAL
                + 1e-9
                        * this.whole.stream()
                                .mapToDouble(sums -> sums.losses() / sums.n())
                                .average()
                                .orElseThrow();
        this.whole.forEach(sums -> count(sums, 1));
    }

    private void count(Curve.Sums sums, int sign) {
        double slope = slope(sums);
        slopes += sign * slope;
        squares += sign * slope * slope;
        rest += sign * Math.max(0, sums.losses() - slope * sums.products());
        degrees += sign * (sums.n() - 2);
    }

    private static double slope(Curve.Sums sums) {
        return sums.falls() > 0 ? Math.max(0, sums.products() / sums.falls()) : 0;
    }

    /** What is foretold, and the logarithm of how probable the curve so far is. */
    record Foretold(double mean, double variance, double evidence) {

        double logDensity(double loss) {
            return -0.5 * (Math.log(2 * Math.PI * variance) + (loss - mean) * (loss - mean) / variance);
        }
    }

    Foretold foretell(Curve.Sums sums) {
        return foretell(sums, whole.size());
    }

    /** What the others foretell of whole curve j. */
    Foretold without(int j) {
        count(whole.get(j), -1);
        Foretold foretold = foretell(begun.get(j), whole.size() - 1);
        count(whole.get(j), 1);
        return foretold;
    }

    private Foretold foretell(Curve.Sums sums, int curves) {
        double mean = slopes / curves;
        double around = Math.max(0, squares - curves * mean * mean);
        double variance = (around + DRAWN * mean * mean) / Math.max(1, curves - 1 + DRAWN);
        double noise = Math.max(rest / Math.max(1, degrees), least);
        variance = Math.max(variance, least);
        double precision = 1 / variance + sums.falls() / noise;
        double b = (mean / variance + sums.products() / noise) / precision;
        double away = atEnd - sums.fall();
        double expected = sums.loss() + b * away;
        double spread = noise / sums.n() + noise + away * away / precision;
        // losses less what is expected of them: r = y − μ_b g
        double together = sums.products() - mean * sums.falls();
        double square = sums.losses() - 2 * mean * sums.products() + mean * mean * sums.falls();
        double evidence = -0.5 * (sums.n() - 1) * Math.log(noise)
                - 0.5 * Math.log(1 + variance * sums.falls() / noise)
                - 0.5 * (square / noise - together * together / (noise * noise * precision));
        return new Foretold(expected, spread, evidence);
    }
}
