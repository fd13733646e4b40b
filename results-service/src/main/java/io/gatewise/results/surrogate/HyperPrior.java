package io.gatewise.results.surrogate;

/**
 * What is believed about hyper-parameters before any observation, of standardised losses.
 *
 * <p>Length scales: LogNormal(√2 + ½ log d, √3), which keeps functions of many coordinates smooth (Hvarfner et
 * al. 2024, as in BoTorch). Signal variance: Gamma(2, 1). Noise variance: Gamma(1.1, 30), mostly small (as in
 * Optuna). The bounds keep K well conditioned.
 */
final class HyperPrior {

    private static final double LENGTH_DEVIATION = Math.sqrt(3);
    private static final double SMALLEST_NOISE = 1e-6;

    private final int dimensions;
    private final double lengthMean;

    HyperPrior(int dimensions) {
        this.dimensions = dimensions;
        this.lengthMean = Math.sqrt(2) + 0.5 * Math.log(dimensions);
    }

    /**
     * The log density, but for a constant.
     *
     * @param theta    length d + 2, see {@link Hyperparameters}; not modified
     * @param gradient same length; the derivatives are added to it
     */
    double logDensity(double[] theta, double[] gradient) {
        double sum = 0;
        for (int j = 0; j < dimensions; j++) {
            double distance = (theta[j] - lengthMean) / LENGTH_DEVIATION;
            sum += -theta[j] - 0.5 * distance * distance;
            gradient[j] += -1 - distance / LENGTH_DEVIATION;
        }
        double signal = Math.exp(theta[dimensions]);
        sum += theta[dimensions] - signal;
        gradient[dimensions] += 1 - signal;
        double noise = Math.exp(theta[dimensions + 1]);
        sum += 0.1 * theta[dimensions + 1] - 30 * noise;
        gradient[dimensions + 1] += 0.1 - 30 * noise;
        return sum;
    }

    /** The number of hyper-parameters, d + 2. */
    int size() {
        return dimensions + 2;
    }

    /** Where the search for the best hyper-parameters starts: the length scales' mode, s = 1, σ² = 0.01. */
    double[] center() {
        return at(lengthMean - LENGTH_DEVIATION * LENGTH_DEVIATION, 1, 0.01);
    }

    /** A start with the same length scale (as logarithm) everywhere. */
    double[] at(double logLength, double signal, double noise) {
        return filled(logLength, Math.log(signal), Math.log(noise));
    }

    double[] lower() {
        return filled(Math.log(0.03), Math.log(0.05), Math.log(SMALLEST_NOISE));
    }

    double[] upper() {
        return filled(Math.log(100), Math.log(20), 0);
    }

    private double[] filled(double logLength, double logSignal, double logNoise) {
        var theta = new double[dimensions + 2];
        java.util.Arrays.fill(theta, 0, dimensions, logLength);
        theta[dimensions] = logSignal;
        theta[dimensions + 1] = logNoise;
        return theta;
    }
}
