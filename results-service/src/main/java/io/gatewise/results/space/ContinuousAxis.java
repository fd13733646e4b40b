package io.gatewise.results.space;

import io.gatewise.model.space.Parameter;

/** A real number without steps: any coordinate in [0, 1]. */
record ContinuousAxis(Parameter parameter) implements Axis {

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
        return unit;
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public double coordinate(long index) {
        throw new UnsupportedOperationException(parameter.name() + " is continuous");
    }

    @Override
    public long index(double coordinate) {
        throw new UnsupportedOperationException(parameter.name() + " is continuous");
    }

    @Override
    public boolean categorical() {
        return false;
    }
}
