package io.gatewise.results.surrogate;

/**
 * Matérn 5/2 correlations {@code (1 + t + t²/3) exp(−t)}, {@code t = √5 r}, for whole rows, in loops that the
 * compiler turns into vector instructions.
 *
 * @see <a href="http://gaussianprocess.org/gpml/chapters/RW4.pdf">Rasmussen and Williams 2006, eq. 4.17</a>
 */
final class Matern {

    private static final double ROOT_FIVE = Math.sqrt(5);

    private Matern() {}

    /** Adds {@code weight} times the squared differences from {@code x} to {@code squared}. */
    static void addSquares(double[] column, double x, double weight, double[] squared, int count) {
        for (int i = 0; i < count; i++) {
            double difference = column[i] - x;
            squared[i] += weight * (difference * difference);
        }
    }

    /** The same for four columns, which takes less time than one after the other. */
    static void addSquares(
            double[] c0,
            double[] c1,
            double[] c2,
            double[] c3,
            double[] x,
            double[] weights,
            int first,
            double[] squared,
            int count) {
        double x0 = x[first];
        double x1 = x[first + 1];
        double x2 = x[first + 2];
        double x3 = x[first + 3];
        double w0 = weights[first];
        double w1 = weights[first + 1];
        double w2 = weights[first + 2];
        double w3 = weights[first + 3];
        for (int i = 0; i < count; i++) {
            double d0 = c0[i] - x0;
            double d1 = c1[i] - x1;
            double d2 = c2[i] - x2;
            double d3 = c3[i] - x3;
            squared[i] += w0 * (d0 * d0) + w1 * (d1 * d1) + (w2 * (d2 * d2) + w3 * (d3 * d3));
        }
    }

    /** From r² to {@code scale} times the correlation plus {@code offset}; may be done in place. */
    static void covariances(double[] squared, double scale, double offset, double[] covariances, int count) {
        for (int i = 0; i < count; i++) {
            double t = ROOT_FIVE * Math.sqrt(squared[i]);
            covariances[i] = offset + scale * (1 + t + t * t * (1.0 / 3)) / grown(t);
        }
    }

    /**
     * The same, and {@code scale} times the correlation's derivative by r², which exists at 0 too.
     *
     * @param slopes overwritten; may be {@code squared}
     */
    static void covariancesAndSlopes(
            double[] squared, double scale, double offset, double[] covariances, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            double t = ROOT_FIVE * Math.sqrt(squared[i]);
            double shrunk = scale / grown(t);
            covariances[i] = offset + (1 + t + t * t * (1.0 / 3)) * shrunk;
            slopes[i] = -5.0 / 6 * (1 + t) * shrunk;
        }
    }

    /**
     * exp(t) for t ≥ 0, as the 64th power of Taylor's series at t/64: right to 12 digits up to t = 20, too small
     * beyond t = 100, where exp(−t) counts for nothing. Unlike {@link Math#exp} it fits in vector registers.
     */
    private static double grown(double t) {
        double u = t * (1.0 / 64);
        double high = 1.0 / 5040 + u * (1.0 / 40320 + u * (1.0 / 362880 + u * (1.0 / 3628800)));
        double series =
                1 + u * (1 + u * (0.5 + u * (1.0 / 6 + u * (1.0 / 24 + u * (1.0 / 120 + u * (1.0 / 720 + u * high))))));
        double p2 = series * series;
        double p4 = p2 * p2;
        double p8 = p4 * p4;
        double p16 = p8 * p8;
        double p32 = p16 * p16;
        return p32 * p32;
    }
}
