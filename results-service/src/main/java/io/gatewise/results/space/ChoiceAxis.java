package io.gatewise.results.space;

import io.gatewise.model.space.CategoricalParameter;

/** Choices without order: the coordinate is the choice's index. */
record ChoiceAxis(CategoricalParameter parameter) implements Axis {

    @Override
    public double encode(Object value) {
        return parameter.choices().indexOf(value);
    }

    @Override
    public Object decode(double coordinate) {
        return parameter.choices().get((int) coordinate);
    }

    @Override
    public double atUnit(double unit) {
        return Math.min(size() - 1, Math.floor(unit * size()));
    }

    @Override
    public long size() {
        return parameter.choices().size();
    }

    @Override
    public double coordinate(long index) {
        return index;
    }

    @Override
    public long index(double coordinate) {
        return (long) coordinate;
    }

    @Override
    public boolean categorical() {
        return true;
    }
}
