package io.gatewise.results.acquisition;

/** How promising a point is. */
public interface Acquisition {

    /**
     * The values at many points.
     *
     * @param points m rows of length d; not modified
     * @return length m; larger is more promising
     */
    double[] values(double[][] points);

    /**
     * The value at one point.
     *
     * @param gradient length d; overwritten with the derivatives, 0 for categorical coordinates
     */
    double value(double[] point, double[] gradient);
}
