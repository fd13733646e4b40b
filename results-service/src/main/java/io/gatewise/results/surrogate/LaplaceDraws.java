package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.CholeskyFactor;
import io.gatewise.results.numeric.DifferentiableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Hyper-parameters that the observations leave possible: draws from the normal distribution that has the posterior's
 * mode and curvature, weighted by how much more or less probable the posterior makes them.
 *
 * @see <a href="https://arxiv.org/abs/1206.2944">Snoek et al. 2012, §3.2: integrating over hyper-parameters</a>
 */
final class LaplaceDraws {

    private static final double STEP = 0.05;

    /** No draw weighs more than e times the mode: where the normal distribution fits badly, one would decide alone. */
    private static final double LARGEST_LOG_WEIGHT = 1;

    private final DifferentiableFunction function;
    private final double[] lower;
    private final double[] upper;

    /**
     * Draws from a posterior.
     *
     * @param function minus its logarithm, of m variables
     * @param lower    lower bounds, length m; not modified
     * @param upper    upper bounds, length m; not modified
     */
    LaplaceDraws(DifferentiableFunction function, double[] lower, double[] upper) {
        this.function = function;
        this.lower = lower;
        this.upper = upper;
    }

    /** A draw with the logarithm of its weight, relative to the mode's. */
    record Draw(double[] theta, double logWeight) {}

    /**
     * The mode, then up to {@code count} draws around it.
     *
     * @param least     minus the posterior's logarithm at the mode
     * @param curvature there; empty if it isn't known, and there is nothing to draw from
     */
    List<Draw> around(double[] mode, double least, Optional<Curvature> curvature, int count, RandomGenerator random) {
        List<Draw> draws = new ArrayList<>();
        draws.add(new Draw(mode, 0));
        if (count > 0) {
            curvature.flatMap(Curvature::factor).ifPresent(factor -> {
                for (int i = 0; i < count; i++) {
                    draw(mode, least, factor, random).ifPresent(draws::add);
                }
            });
        }
        return draws;
    }

    private Optional<Draw> draw(double[] mode, double least, CholeskyFactor factor, RandomGenerator random) {
        var theta = new double[mode.length];
        double norm = 0;
        for (int j = 0; j < theta.length; j++) {
            theta[j] = random.nextGaussian();
            norm += theta[j] * theta[j];
        }
        factor.solveUpper(theta); // the covariance is the inverse of the curvature
        for (int j = 0; j < theta.length; j++) {
            theta[j] = Math.min(upper[j], Math.max(lower[j], mode[j] + theta[j]));
        }
        double value = function.value(theta);
        double logWeight = Math.min(LARGEST_LOG_WEIGHT, least - value + 0.5 * norm);
        return Double.isFinite(value) ? Optional.of(new Draw(theta, logWeight)) : Optional.empty();
    }

    /**
     * The Hessian at the mode, from differences of gradients.
     *
     * @param observations how many the posterior has
     * @return empty if the posterior isn't defined around the mode
     */
    Optional<Curvature> curvature(double[] mode, int observations) {
        int m = mode.length;
        var gradient = new double[m];
        function.evaluate(mode, gradient);
        var hessian = new double[m][m];
        for (int j = 0; j < m; j++) {
            double[] moved = mode.clone();
            moved[j] += STEP;
            var there = new double[m];
            if (!Double.isFinite(function.evaluate(moved, there))) {
                return Optional.empty();
            }
            for (int k = 0; k < m; k++) {
                double half = 0.5 * (there[k] - gradient[k]) / STEP;
                hessian[j][k] += half;
                hessian[k][j] += half;
            }
        }
        return Optional.of(Curvature.of(observations, hessian));
    }
}
