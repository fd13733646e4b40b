package io.gatewise.results.space;

import io.gatewise.model.space.Parameter;

/**
 * Whole numbers or steps: {@code low + index · step}, each at the place in [0, 1] that its parameter gives it.
 *
 * @param parameter the parameter
 * @param low       its lowest value
 * @param step      the distance of neighbours, above 0
 * @param size      how many values
 */
record GridAxis(Parameter parameter, double low, double step, long size) implements Axis {

    @Override
    public double encode(Object value) {
        return parameter.toUnit(value);
    }

    @Override
    public Object decode(double coordinate) {
        return parameter.fromUnit(coordinate);
    }

    @Override
    public double atUnit(double unit) {
        return parameter.toUnit(parameter.fromUnit(unit));
    }

    @Override
    public double coordinate(long index) {
        return parameter.toUnit(parameter.nearest(low + index * step));
    }

    @Override
    public long index(double coordinate) {
        double value = ((Number) parameter.fromUnit(coordinate)).doubleValue();
        return Math.round((value - low) / step);
    }

    @Override
    public boolean categorical() {
        return false;
    }
}
