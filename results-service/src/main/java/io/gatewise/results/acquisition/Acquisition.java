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

    /** About the same for less, to find points that are worth asking this one; itself where there is no such thing. */
    default Acquisition rough() {
        return this;
    }

    /**
     * Roughly the values at many points, where they can be had for less: good enough to tell which are worth
     * {@link #values}.
     *
     * @param points m rows of length d; not modified
     * @param wanted so many points are looked for; what can't be among them may be negative infinity
     * @return length m; larger is more promising
     */
    default double[] screen(double[][] points, int wanted) {
        return values(points);
    }

    /**
     * The value at one point.
     *
     * @param gradient length d; overwritten with the derivatives, 0 for categorical coordinates
     */
    double value(double[] point, double[] gradient);
}
