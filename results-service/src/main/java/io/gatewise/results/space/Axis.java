package io.gatewise.results.space;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;

/** One coordinate of the encoded space. */
public sealed interface Axis permits ContinuousAxis, GridAxis, ChoiceAxis {

    /** The coordinate of a legal value. */
    double encode(Object value);

    /** The value at a legal coordinate. */
    Object decode(double coordinate);

    /** The legal coordinate at {@code unit} in [0, 1]; equal shares for choices. */
    double atUnit(double unit);

    /** How many legal coordinates there are; {@link Long#MAX_VALUE} where they are continuous. */
    long size();

    /**
     * The legal coordinate with that index, 0 ≤ index &lt; {@link #size()}.
     *
     * @throws UnsupportedOperationException if the axis is continuous
     */
    double coordinate(long index);

    /**
     * The index of a legal coordinate.
     *
     * @throws UnsupportedOperationException if the axis is continuous
     */
    long index(double coordinate);

    /** Whether coordinates have no order: two are the same or they differ. */
    boolean categorical();

    /** The axis of {@code parameter}. */
    static Axis of(Parameter parameter) {
        if (parameter instanceof CategoricalParameter choices) {
            return new ChoiceAxis(choices);
        }
        if (parameter instanceof IntParameter whole) {
            double step = whole.step() == null ? 1 : whole.step();
            return new GridAxis(whole, whole.low(), step, whole.cardinality());
        }
        var real = (FloatParameter) parameter;
        if (real.cardinality() < Long.MAX_VALUE) {
            double step = real.step() == null ? 1 : real.step();
            return new GridAxis(real, real.low(), step, real.cardinality());
        }
        return new ContinuousAxis(real);
    }
}
