package io.gatewise.results.surrogate;

import java.util.function.ToDoubleFunction;

/**
 * How long a trial takes, anywhere: what was counted beforehand, times what a Gaussian process on the logarithms learns of the
 * difference between measured and counted seconds.
 *
 * @see <a href="https://arxiv.org/abs/1206.2944">Snoek et al. 2012, §3.2: modelling costs</a>
 */
public final class TimeModel {

    private final GaussianProcess process;
    private final Standardization scale;
    private final ToDoubleFunction<double[]> counted;

    private TimeModel(GaussianProcess process, Standardization scale, ToDoubleFunction<double[]> counted) {
        this.process = process;
        this.scale = scale;
        this.counted = counted;
    }

    /**
     * The model of trials that were timed.
     *
     * @param timed   points and the logarithms of their seconds, at least one
     * @param counted the logarithm of the seconds that are counted for a point, whose derivatives by continuous coordinates
     *                are 0; 0 for nothing counted
     */
    public static TimeModel fit(SurrogateFitter fitter, Observations timed, ToDoubleFunction<double[]> counted) {
        double[] left = timed.values().clone();
        for (int i = 0; i < left.length; i++) {
            left[i] -= counted.applyAsDouble(timed.points()[i]);
        }
        return new TimeModel(
                fitter.fit(new Observations(timed.points(), left), java.util.Optional.empty()),
                Standardization.of(left),
                counted);
    }

    /** The expected logarithm of seconds at many points, length m. */
    public double[] logSeconds(double[][] points) {
        double[] values = process.means(points);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * scale.deviation() + scale.mean() + counted.applyAsDouble(points[i]);
        }
        return values;
    }

    /**
     * The expected logarithm of seconds at one point.
     *
     * @param gradient length d; overwritten with the derivatives, 0 for categorical coordinates
     */
    public double logSeconds(double[] point, double[] gradient) {
        var unused = new double[gradient.length];
        double mean = process.predict(point, gradient, unused).mean();
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] *= scale.deviation();
        }
        return mean * scale.deviation() + scale.mean() + counted.applyAsDouble(point);
    }
}
