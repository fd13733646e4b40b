package io.gatewise.results.surrogate;

import java.util.Arrays;

/**
 * The numbers that a kernel is fitted by, as natural logarithms.
 *
 * @param values length d + 2: log ℓ of each coordinate, then log s, then log σ²; finite
 */
public record Hyperparameters(double[] values) {

    public Hyperparameters {
        values = values.clone();
        if (values.length < 3 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("need at least 3 finite numbers, got " + Arrays.toString(values));
        }
    }

    /** The number of coordinates, d. */
    public int dimensions() {
        return values.length - 2;
    }

    /** The correlation length of coordinate j, in its own unit. */
    public double lengthScale(int j) {
        return Math.exp(values[j]);
    }

    /** s, the variance of the function over the space. */
    public double signalVariance() {
        return Math.exp(values[values.length - 2]);
    }

    /** σ², the variance of one observation around the function. */
    public double noiseVariance() {
        return Math.exp(values[values.length - 1]);
    }
}
