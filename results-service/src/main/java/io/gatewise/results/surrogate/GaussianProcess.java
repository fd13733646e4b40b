package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.CholeskyFactor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Gaussian process with fitted hyper-parameters: mean and variance of the standardised loss anywhere.
 *
 * <p>Immutable. Variances are those of the function, without the noise of an observation.
 */
public final class GaussianProcess {

    /** Points for which L⁻¹ k is solved at once: their kernels stay in the processor's cache. */
    private static final int BLOCK = 64;

    private final Features features;
    private final Hyperparameters hyperparameters;
    private final Kernel kernel;
    private final double[][] points;
    private final double[][] columns;
    private final double[] losses; // what the trend leaves of them
    private final Trend trend;
    private final CholeskyFactor factor;
    private final double[] alpha;

    private GaussianProcess(
            Features features,
            Hyperparameters hyperparameters,
            double[][] points,
            double[] losses,
            Trend trend,
            CholeskyFactor factor) {
        this.features = features;
        this.hyperparameters = hyperparameters;
        this.kernel = new Kernel(features, hyperparameters);
        this.points = points;
        this.columns = features.columns(points);
        this.losses = losses;
        this.trend = trend;
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
    static GaussianProcess of(Features features, Hyperparameters hyperparameters, double[][] points, double[] losses) {
        return of(features, hyperparameters, points, losses, Trend.NONE);
    }

    /**
     * The same around a mean that is known beforehand.
     *
     * @param losses what the trend leaves of them, length n; kept, not modified
     */
    static GaussianProcess of(
            Features features, Hyperparameters hyperparameters, double[][] points, double[] losses, Trend trend) {
        var kernel = new Kernel(features, hyperparameters);
        // jitter: K is nearly singular when two trials coincide and the noise is small
        double jitter = 0;
        for (int attempt = 0; attempt < 8; attempt++) {
            double noise = hyperparameters.noiseVariance() + jitter;
            Optional<CholeskyFactor> factor = CholeskyFactor.of(kernel.matrix(points, noise));
            if (factor.isPresent()) {
                return new GaussianProcess(features, hyperparameters, points, losses, trend, factor.get());
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

    /** What was measured at the known points, or is assumed to have been, length n. */
    public double[] lossesAtKnown() {
        double[] measured = trend.values(points);
        for (int i = 0; i < measured.length; i++) {
            measured[i] += losses[i];
        }
        return measured;
    }

    /** The means at the known points, length n. */
    public double[] meansAtKnown() {
        return means(points);
    }

    /**
     * For some of the known points the mean that all others would give it, with the same hyper-parameters.
     *
     * @param known indices of known points
     * @return as long; in O(n²) for each
     * @see <a href="http://gaussianprocess.org/gpml/chapters/RW5.pdf">Rasmussen and Williams 2006, eq. 5.12</a>
     */
    public double[] leaveOneOutMeans(int[] known) {
        double[] expected = trend.values(points);
        return Arrays.stream(known)
                .mapToDouble(i -> {
                    var unit = new double[points.length];
                    unit[i] = 1;
                    factor.solveLower(unit);
                    return expected[i] + losses[i] - alpha[i] / Sums.dot(unit, unit); // [K⁻¹]_ii = |L⁻¹ e_i|²
                })
                .toArray();
    }

    /** Mean and variance at {@code point}. */
    public Prediction predict(double[] point) {
        double[] k = covariances(point);
        double mean = Sums.dot(k, alpha);
        factor.solveLower(k);
        return new Prediction(mean + trend.values(new double[][] {point})[0], variance(Sums.dot(k, k)));
    }

    /** The means at many points, in O(n d) for each; length m. */
    public double[] means(double[][] candidates) {
        double[] means = trend.values(candidates);
        for (int i = 0; i < means.length; i++) {
            means[i] += Sums.dot(covariances(candidates[i]), alpha);
        }
        return means;
    }

    /**
     * Mean and variance at many points.
     *
     * @param candidates m rows of length d; not modified
     * @return length m
     */
    public Prediction[] predict(double[][] candidates) {
        var predictions = new Prediction[candidates.length];
        double[] expected = trend.values(candidates);
        var rows = new double[points.length][Math.min(BLOCK, candidates.length)];
        for (int from = 0; from < candidates.length; from += BLOCK) {
            int width = Math.min(BLOCK, candidates.length - from);
            fillCross(features.columns(candidates, from, from + width), rows, width);
            var mean = new double[width];
            for (int i = 0; i < rows.length; i++) {
                Sums.addMultiple(rows[i], alpha[i], mean, width);
            }
            factor.solveLower(rows, width);
            var explained = new double[width];
            for (double[] row : rows) {
                Sums.addSquares(row, explained, width);
            }
            for (int c = 0; c < width; c++) {
                predictions[from + c] = new Prediction(expected[from + c] + mean[c], variance(explained[c]));
            }
        }
        return predictions;
    }

    /** Covariances of each known point, a row, with {@code width} candidates. */
    private void fillCross(double[][] candidateColumns, double[][] rows, int width) {
        for (int i = 0; i < points.length; i++) {
            kernel.covariances(candidateColumns, points[i], rows[i], width);
        }
    }

    /**
     * Mean and variance at {@code point} with their derivatives by its coordinates.
     *
     * @param meanGradient     length d; overwritten; 0 for categorical coordinates
     * @param varianceGradient length d; overwritten; 0 for categorical coordinates
     */
    public Prediction predict(double[] point, double[] meanGradient, double[] varianceGradient) {
        int n = points.length;
        var slopes = new double[n];
        kernel.squaredDistances(columns, point, slopes, n);
        var k = new double[n];
        Matern.covariancesAndSlopes(slopes, kernel.signalVariance(), Kernel.MEAN_VARIANCE, k, slopes, n);
        double mean = Sums.dot(k, alpha);
        factor.solveLower(k);
        double explained = Sums.dot(k, k);
        factor.solveUpper(k); // now K⁻¹ k
        Arrays.fill(meanGradient, 0);
        Arrays.fill(varianceGradient, 0);
        for (int i = 0; i < n; i++) {
            k[i] *= slopes[i];
            slopes[i] *= alpha[i];
        }
        for (int j = 0; j < point.length; j++) {
            if (features.numeric(j)) {
                double scale = 2 * kernel.weight(j) * features.slope(point, j); // ∂r²/∂x_j = 2 Δ_j / ℓ_j²
                double x = features.value(point, j);
                double[] column = columns[features.column(point, j)];
                double byMean = 0;
                double byVariance = 0;
                for (int i = 0; i < n; i++) {
                    double difference = x - column[i];
                    byMean += slopes[i] * difference;
                    byVariance += k[i] * difference;
                }
                meanGradient[j] = scale * byMean;
                varianceGradient[j] = -2 * scale * byVariance;
            }
        }
        return new Prediction(mean + trend.value(point, meanGradient), variance(explained));
    }

    /**
     * This process as it may become when the {@code pending} points are measured: once for each of the draws from
     * what it believes of all of them together, noise included.
     *
     * @param pending m rows of length d; kept, not modified
     * @param luck    for each draw m standard normal numbers; all 0 for the means themselves, which leave the mean as
     *                it is everywhere
     * @return as many processes as there are draws
     */
    public List<GaussianProcess> withFantasies(double[][] pending, double[][] luck) {
        int n = points.length;
        GaussianProcess expected = told(pending, Double.NEGATIVE_INFINITY);
        return Arrays.stream(luck)
                .map(draw -> {
                    double[] moved = expected.factor.timesLast(draw); // L z has the covariance L Lᵀ
                    double[] drawn = expected.losses.clone();
                    for (int i = 0; i < moved.length; i++) {
                        drawn[n + i] += moved[i];
                    }
                    return new GaussianProcess(
                            expected.features, hyperparameters, expected.points, drawn, trend, expected.factor);
                })
                .toList();
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
        double[] sorted = lossesAtKnown();
        Arrays.sort(sorted);
        return told(hopeless, sorted[sorted.length / 2]);
    }

    private GaussianProcess told(double[][] others, double floor) {
        if (others.length == 0) {
            return this;
        }
        int n = points.length;
        double[][] allPoints = Arrays.copyOf(points, n + others.length);
        double[] allLosses = Arrays.copyOf(losses, allPoints.length);
        double[] believed = means(others);
        double[] expected = trend.values(others);
        for (int i = 0; i < others.length; i++) {
            allPoints[n + i] = others[i];
            allLosses[n + i] = Math.max(floor, believed[i]) - expected[i];
        }
        var cross = new double[n][others.length];
        fillCross(features.columns(others), cross, others.length);
        return factor.appended(cross, kernel.matrix(others, hyperparameters.noiseVariance()))
                .map(larger -> new GaussianProcess(features, hyperparameters, allPoints, allLosses, trend, larger))
                .orElseGet(() -> of(features, hyperparameters, allPoints, allLosses, trend));
    }

    private double[] covariances(double[] point) {
        var k = new double[points.length];
        kernel.covariances(columns, point, k, k.length);
        return k;
    }

    /** Rounding may leave less than nothing at an observed point: the floor is what doubles can tell apart. */
    private double variance(double explained) {
        return Math.max(kernel.priorVariance() - explained, 1e-12 * kernel.priorVariance());
    }
}
