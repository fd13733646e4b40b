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

    private final Features features;
    private final double[][] points;
    private final double[][] columns;
    private final double[] losses;
    private final HyperPrior prior;
    private final int n;
    private final double[][] covariances; // s M, below the diagonal
    private final double[][] slopes;

    /**
     * The posterior of hyper-parameters given observations.
     *
     * @param points n rows of length d; kept, not modified
     * @param losses standardised, length n; kept, not modified
     */
    LogPosterior(Features features, double[][] points, double[] losses, HyperPrior prior) {
        this.features = features;
        this.n = points.length;
        this.points = points;
        this.columns = features.columns(points);
        this.losses = losses;
        this.prior = prior;
        this.covariances = new double[n][n];
        this.slopes = new double[n][n];
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        var hyperparameters = new Hyperparameters(theta);
        var kernel = new Kernel(features, hyperparameters);
        double noise = hyperparameters.noiseVariance();
        var factor = CholeskyFactor.of(matrix(kernel, kernel.priorVariance() + noise));
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
        addGradient(kernel, factor.get().lowerInverse(), alpha, noise, gradient);
        double density = likelihood + prior.logDensity(theta, gradient);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = -gradient[j];
        }
        return -density;
    }

    @Override
    public double value(double[] theta) {
        var hyperparameters = new Hyperparameters(theta);
        var kernel = new Kernel(features, hyperparameters);
        return CholeskyFactor.of(kernel.matrix(points, hyperparameters.noiseVariance()))
                .map(factor -> {
                    double[] whitened = losses.clone();
                    factor.solveLower(whitened);
                    double squares = 0;
                    for (double part : whitened) {
                        squares += part * part;
                    }
                    return factor.halfLogDeterminant()
                            + 0.5 * squares
                            - prior.logDensity(theta, new double[theta.length]);
                })
                .orElse(Double.NaN);
    }

    private double[][] matrix(Kernel kernel, double diagonal) {
        var matrix = new double[n][n];
        var squared = new double[n];
        for (int a = 0; a < n; a++) {
            kernel.squaredDistances(columns, points[a], squared, a);
            Matern.covariancesAndSlopes(squared, kernel.signalVariance(), 0, covariances[a], slopes[a], a);
            for (int b = 0; b < a; b++) {
                matrix[b][a] = Kernel.MEAN_VARIANCE + covariances[a][b];
            }
            matrix[a][a] = diagonal;
        }
        return matrix;
    }

    /** ½ tr((α αᵀ − K⁻¹) ∂K/∂θ) for every θ. */
    private void addGradient(Kernel kernel, double[][] inverse, double[] alpha, double noise, double[] gradient) {
        int d = features.dimensions();
        var signals = new double[n];
        var squares = new double[d][n];
        var weighted = new double[n];
        double trace = 0;
        for (int a = 0; a < n; a++) {
            trace += 0.5 * (alpha[a] * alpha[a] - inverse[a][a]);
            weigh(inverse[a], alpha, alpha[a], weighted, a);
            addProducts(weighted, covariances[a], signals, a);
            multiply(weighted, slopes[a], a);
            for (int j = 0; j < d; j++) {
                double[] column = columns[features.column(points[a], j)];
                addSquares(weighted, column, features.value(points[a], j), squares[j], a);
            }
        }
        for (int j = 0; j < d; j++) {
            // ∂r²/∂log ℓ_j = −2 Δ_j² / ℓ_j²
            gradient[j] -= 2 * kernel.weight(j) * sum(squares[j]);
        }
        gradient[d] += sum(signals) + trace * kernel.signalVariance();
        gradient[d + 1] += trace * noise;
    }

    private static void weigh(double[] inverse, double[] alpha, double factor, double[] weighted, int count) {
        for (int b = 0; b < count; b++) {
            weighted[b] = factor * alpha[b] - inverse[b];
        }
    }

    private static void addProducts(double[] left, double[] right, double[] sums, int count) {
        for (int b = 0; b < count; b++) {
            sums[b] += left[b] * right[b];
        }
    }

    private static void multiply(double[] target, double[] factors, int count) {
        for (int b = 0; b < count; b++) {
            target[b] *= factors[b];
        }
    }

    private static void addSquares(double[] weights, double[] column, double x, double[] sums, int count) {
        for (int b = 0; b < count; b++) {
            double difference = column[b] - x;
            sums[b] += weights[b] * (difference * difference);
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
