package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.CholeskyFactor;
import io.gatewise.results.numeric.DifferentiableFunction;
import java.util.Arrays;

/**
 * Minus the log posterior density of hyper-parameters: the log marginal likelihood of the observations and the
 * prior, with the analytic gradient.
 *
 * @see <a href="http://gaussianprocess.org/gpml/chapters/RW5.pdf">Rasmussen and Williams 2006, eq. 5.8, 5.9</a>
 */
final class LogPosterior implements DifferentiableFunction {

    private final boolean[] categorical;
    private final double[][] points;
    private final double[] losses;
    private final HyperPrior prior;

    /**
     * The posterior of hyper-parameters given observations.
     *
     * @param points n rows of length d; kept, not modified
     * @param losses standardised, length n; kept, not modified
     */
    LogPosterior(boolean[] categorical, double[][] points, double[] losses, HyperPrior prior) {
        this.categorical = categorical;
        this.points = points;
        this.losses = losses;
        this.prior = prior;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        var hyperparameters = new Hyperparameters(theta);
        var kernel = new Kernel(categorical, hyperparameters);
        int n = points.length;
        double noise = hyperparameters.noiseVariance();
        var factor = CholeskyFactor.of(kernel.matrix(points, noise), n);
        if (factor.isEmpty()) {
            return Double.NaN;
        }
        double[] alpha = losses.clone();
        factor.get().solveLower(alpha);
        factor.get().solveUpper(alpha);
        Arrays.fill(gradient, 0);
        double likelihood = -factor.get().halfLogDeterminant();
        for (int i = 0; i < n; i++) {
            likelihood -= 0.5 * losses[i] * alpha[i];
        }
        addGradient(kernel, factor.get().inverse(), alpha, noise, gradient);
        double density = likelihood + prior.logDensity(theta, gradient);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = -gradient[j];
        }
        return -density;
    }

    /** ½ tr((α αᵀ − K⁻¹) ∂K/∂θ) for every θ. */
    private void addGradient(Kernel kernel, double[] inverse, double[] alpha, double noise, double[] gradient) {
        int n = points.length;
        int d = categorical.length;
        var lengths = new double[d];
        double signal = 0;
        double trace = 0;
        for (int a = 0; a < n; a++) {
            double own = 0.5 * (alpha[a] * alpha[a] - inverse[a * n + a]);
            trace += own;
            for (int b = 0; b < a; b++) {
                double weight = alpha[a] * alpha[b] - inverse[a * n + b];
                double squared = kernel.squaredDistance(points[a], points[b]);
                signal += weight * (kernel.at(squared) - Kernel.MEAN_VARIANCE);
                // ∂r²/∂log ℓ_j = −2 Δ_j² / ℓ_j²
                double slope = -2 * weight * kernel.slopeAt(squared);
                for (int j = 0; j < d; j++) {
                    lengths[j] += slope * kernel.share(points[a], points[b], j);
                }
            }
        }
        for (int j = 0; j < d; j++) {
            gradient[j] += lengths[j];
        }
        gradient[d] += signal + trace * kernel.signalVariance();
        gradient[d + 1] += trace * noise;
    }
}
