package io.gatewise.results.surrogate;

/**
 * A constant and Matérn 5/2 with a length scale for each coordinate: {@code m + s (1 + √5 r + 5/3 r²) exp(−√5 r)} with
 * {@code r² = Σ (Δ_j / ℓ_j)²}, where Δ_j is the difference of two coordinates, or for a categorical one 1 if they
 * differ and 0 if they don't.
 *
 * @see <a href="http://gaussianprocess.org/gpml/chapters/RW4.pdf">Rasmussen and Williams 2006, eq. 4.17</a>
 */
final class Kernel {

    /**
     * The variance of the mean, which is unknown: a constant that every covariance holds. A mean fixed at the
     * observations' average would promise as much of unknown regions as of the best known one, around which a
     * search observes most (score after 25 trials of five test functions, 30 seeds: .58 instead of .51).
     */
    static final double MEAN_VARIANCE = 4;

    private static final double ROOT_FIVE = Math.sqrt(5);

    private final boolean[] categorical;
    private final double[] inverseSquare;
    private final double signal;

    Kernel(boolean[] categorical, Hyperparameters hyperparameters) {
        this.categorical = categorical;
        this.signal = hyperparameters.signalVariance();
        this.inverseSquare = new double[categorical.length];
        for (int j = 0; j < inverseSquare.length; j++) {
            double scale = hyperparameters.lengthScale(j);
            inverseSquare[j] = 1 / (scale * scale);
        }
    }

    /** s, the variance of the function around its mean. */
    double signalVariance() {
        return signal;
    }

    /** The covariance of a point with itself. */
    double priorVariance() {
        return signal + MEAN_VARIANCE;
    }

    /** Δ_j² / ℓ_j², coordinate j's share of r². */
    double share(double[] a, double[] b, int j) {
        double difference = a[j] - b[j];
        if (categorical[j]) {
            return difference == 0 ? 0 : inverseSquare[j];
        }
        return difference * difference * inverseSquare[j];
    }

    /** r². */
    double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += share(a, b, j);
        }
        return sum;
    }

    /** The covariance at r². */
    double at(double squaredDistance) {
        double t = ROOT_FIVE * Math.sqrt(squaredDistance);
        return MEAN_VARIANCE + signal * (1 + t + t * t / 3) * Math.exp(-t);
    }

    /**
     * s M and its derivative by r² for each pair of points b &lt; a, packed row by row: the expensive part of K,
     * computed once for both.
     *
     * @param points n rows of length d; not modified
     */
    Pairs pairs(double[][] points) {
        int n = points.length;
        var covariances = new double[n * (n - 1) / 2];
        var slopes = new double[covariances.length];
        int pair = 0;
        for (int a = 1; a < n; a++) {
            for (int b = 0; b < a; b++, pair++) {
                double t = ROOT_FIVE * Math.sqrt(squaredDistance(points[a], points[b]));
                double fading = signal * Math.exp(-t);
                covariances[pair] = (1 + t + t * t / 3) * fading;
                slopes[pair] = -5.0 / 6 * (1 + t) * fading;
            }
        }
        return new Pairs(n, covariances, slopes);
    }

    /** Covariances without the mean's, and slopes, of n (n − 1) / 2 pairs. */
    record Pairs(int n, double[] covariances, double[] slopes) {

        /** K = m 11ᵀ + s M + σ² I: n × n, row-major. */
        double[] matrix(double diagonal) {
            var matrix = new double[n * n];
            int pair = 0;
            for (int a = 0; a < n; a++) {
                matrix[a * n + a] = diagonal;
                for (int b = 0; b < a; b++, pair++) {
                    matrix[a * n + b] = MEAN_VARIANCE + covariances[pair];
                    matrix[b * n + a] = matrix[a * n + b];
                }
            }
            return matrix;
        }
    }

    /** The derivative of the covariance by r², which exists at 0 too. */
    double slopeAt(double squaredDistance) {
        double t = ROOT_FIVE * Math.sqrt(squaredDistance);
        return -signal * 5.0 / 6 * (1 + t) * Math.exp(-t);
    }

    /** The derivative of r² by coordinate j of a; 0 for a categorical one. */
    double distanceSlope(double[] a, double[] b, int j) {
        return categorical[j] ? 0 : 2 * (a[j] - b[j]) * inverseSquare[j];
    }

    /** K = m 11ᵀ + s M + σ² I of n points: n × n, row-major. */
    double[] matrix(double[][] points, double noise) {
        return pairs(points).matrix(priorVariance() + noise);
    }
}
