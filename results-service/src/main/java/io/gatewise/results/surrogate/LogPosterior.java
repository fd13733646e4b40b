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
        Kernel.Pairs pairs = kernel.pairs(points);
        var factor = CholeskyFactor.of(pairs.matrix(kernel.priorVariance() + noise), n);
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
        addGradient(kernel, pairs, factor.get().inverse(), alpha, noise, gradient);
        double density = likelihood + prior.logDensity(theta, gradient);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = -gradient[j];
        }
        return -density;
    }

    /** ½ tr((α αᵀ − K⁻¹) ∂K/∂θ) for every θ. */
    private void addGradient(
            Kernel kernel, Kernel.Pairs pairs, double[] inverse, double[] alpha, double noise, double[] gradient) {
        int n = points.length;
        int d = categorical.length;
        double signal = 0;
        double trace = 0;
        int pair = 0;
        for (int a = 0; a < n; a++) {
            trace += 0.5 * (alpha[a] * alpha[a] - inverse[a * n + a]);
            for (int b = 0; b < a; b++, pair++) {
                double weight = alpha[a] * alpha[b] - inverse[a * n + b];
                signal += weight * pairs.covariances()[pair];
                // ∂r²/∂log ℓ_j = −2 Δ_j² / ℓ_j²
                double slope = -2 * weight * pairs.slopes()[pair];
                for (int j = 0; j < d; j++) {
                    gradient[j] += slope * kernel.share(points[a], points[b], j);
                }
            }
        }
        gradient[d] += signal + trace * kernel.signalVariance();
        gradient[d + 1] += trace * noise;
    }
}
