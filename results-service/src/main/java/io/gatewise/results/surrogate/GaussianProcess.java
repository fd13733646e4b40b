package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.CholeskyFactor;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Gaussian process with fitted hyper-parameters: mean and variance of the standardised loss anywhere.
 *
 * <p>Immutable. Variances are those of the function, without the noise of an observation.
 */
public final class GaussianProcess {

    /** Points for which L⁻¹ k is solved at once: their kernels stay in the processor's cache. */
    private static final int BLOCK = 32;

    private final boolean[] categorical;
    private final Hyperparameters hyperparameters;
    private final Kernel kernel;
    private final double[][] points;
    private final double[] losses;
    private final CholeskyFactor factor;
    private final double[] alpha;

    private GaussianProcess(
            boolean[] categorical,
            Hyperparameters hyperparameters,
            double[][] points,
            double[] losses,
            CholeskyFactor factor) {
        this.categorical = categorical;
        this.hyperparameters = hyperparameters;
        this.kernel = new Kernel(categorical, hyperparameters);
        this.points = points;
        this.losses = losses;
        this.factor = factor;
        this.alpha = losses.clone();
        factor.solveLower(alpha);
        factor.solveUpper(alpha);
    }

    /**
     * The process given observations.
     *
     * @param points n rows of length d; kept, not modified
     * @param losses standardised, length n; kept, not modified
     */
    static GaussianProcess of(
            boolean[] categorical, Hyperparameters hyperparameters, double[][] points, double[] losses) {
        var kernel = new Kernel(categorical, hyperparameters);
        // jitter: K is nearly singular when two trials coincide and the noise is small
        double jitter = 0;
        for (int attempt = 0; attempt < 8; attempt++) {
            double noise = hyperparameters.noiseVariance() + jitter;
            Optional<CholeskyFactor> factor = CholeskyFactor.of(kernel.matrix(points, noise), points.length);
            if (factor.isPresent()) {
                return new GaussianProcess(categorical, hyperparameters, points, losses, factor.get());
            }
            jitter = jitter == 0 ? 1e-8 * kernel.priorVariance() : jitter * 10;
        }
        throw new ArithmeticException("the kernel matrix of " + points.length + " points can't be factorised with "
                + Arrays.toString(hyperparameters.values()));
    }

    /** What is believed of the function at one point. */
    public record Prediction(double mean, double variance) {}

    /** The fitted numbers. */
    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** The number of points that this process knows, told ones included. */
    public int size() {
        return points.length;
    }

    /** The known point with that index, from 0; not to be modified. */
    public double[] point(int index) {
        return points[index];
    }

    /** Mean and variance at {@code point}. */
    public Prediction predict(double[] point) {
        double[] k = covariances(point);
        double mean = dot(k, alpha);
        factor.solveLower(k);
        return new Prediction(mean, variance(dot(k, k)));
    }

    /**
     * Mean and variance at many points.
     *
     * @param candidates m rows of length d; not modified
     * @return length m
     */
    public Prediction[] predict(double[][] candidates) {
        int n = points.length;
        var predictions = new Prediction[candidates.length];
        for (int from = 0; from < candidates.length; from += BLOCK) {
            int width = Math.min(BLOCK, candidates.length - from);
            var columns = new double[n * width];
            var mean = new double[width];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < width; c++) {
                    double k = kernel.at(kernel.squaredDistance(candidates[from + c], points[i]));
                    columns[i * width + c] = k;
                    mean[c] += k * alpha[i];
                }
            }
            factor.solveLower(columns, width);
            var explained = new double[width];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < width; c++) {
                    explained[c] += columns[i * width + c] * columns[i * width + c];
                }
            }
            for (int c = 0; c < width; c++) {
                predictions[from + c] = new Prediction(mean[c], variance(explained[c]));
            }
        }
        return predictions;
    }

    /**
     * Mean and variance at {@code point} with their derivatives by its coordinates.
     *
     * @param meanGradient     length d; overwritten; 0 for categorical coordinates
     * @param varianceGradient length d; overwritten; 0 for categorical coordinates
     */
    public Prediction predict(double[] point, double[] meanGradient, double[] varianceGradient) {
        double[] k = covariances(point);
        double mean = dot(k, alpha);
        factor.solveLower(k);
        double explained = dot(k, k);
        factor.solveUpper(k); // now K⁻¹ k
        Arrays.fill(meanGradient, 0);
        Arrays.fill(varianceGradient, 0);
        for (int i = 0; i < points.length; i++) {
            double slope = kernel.slopeAt(kernel.squaredDistance(point, points[i]));
            for (int j = 0; j < point.length; j++) {
                double derivative = slope * kernel.distanceSlope(point, points[i], j);
                meanGradient[j] += alpha[i] * derivative;
                varianceGradient[j] -= 2 * k[i] * derivative;
            }
        }
        return new Prediction(mean, variance(explained));
    }

    /**
     * This process after {@code pending} points were told as their own means: the mean stays the same
     * everywhere, the variance near those points falls.
     *
     * @param pending rows of length d; kept, not modified
     */
    public GaussianProcess withFantasies(double[][] pending) {
        return told(pending, Double.NEGATIVE_INFINITY);
    }

    /**
     * This process after {@code hopeless} points, where nothing can be measured, were told as their own means, but
     * as no better than the median observation: improvement is no longer expected there, and no value is invented
     * that was not seen or believed. Hyper-parameters stay as the observations alone made them.
     *
     * <p>On searches whose optimum lies at the edge of what can be trained, this halves the trials lost beyond the
     * edge at the same regret; told as the worst observation, regret is ten times higher.
     *
     * @param hopeless rows of length d; kept, not modified
     */
    public GaussianProcess withoutHope(double[][] hopeless) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return told(hopeless, sorted[sorted.length / 2]);
    }

    private GaussianProcess told(double[][] others, double floor) {
        if (others.length == 0) {
            return this;
        }
        double[][] allPoints = Arrays.copyOf(points, points.length + others.length);
        double[] allLosses = Arrays.copyOf(losses, allPoints.length);
        Prediction[] believed = predict(others);
        for (int i = 0; i < others.length; i++) {
            allPoints[points.length + i] = others[i];
            allLosses[points.length + i] = Math.max(floor, believed[i].mean());
        }
        return of(categorical, hyperparameters, allPoints, allLosses);
    }

    private double[] covariances(double[] point) {
        var k = new double[points.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = kernel.at(kernel.squaredDistance(point, points[i]));
        }
        return k;
    }

    /** Rounding may leave less than nothing at an observed point: the floor is what doubles can tell apart. */
    private double variance(double explained) {
        return Math.max(kernel.priorVariance() - explained, 1e-12 * kernel.priorVariance());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
