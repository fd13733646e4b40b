package io.gatewise.results.numeric;

/** A function of a vector with its gradient. */
@FunctionalInterface
public interface DifferentiableFunction {

    /**
     * The value at {@code x}.
     *
     * @param x        where; not modified
     * @param gradient same length as {@code x}; overwritten with the derivatives
     * @return the value; NaN or infinite where the function isn't defined
     */
    double evaluate(double[] x, double[] gradient);

    /** The same without derivatives, which some functions have for less. */
    default double value(double[] x) {
        return evaluate(x, new double[x.length]);
    }
}
