package io.gatewise.model.space;

/** The arithmetic that stepped and integer ranges share: {@code low, low + step, …, ≤ high}. */
record NumberGrid(double low, double high, double step, Scale scale) {

    /** Slack for step arithmetic, relative to the step: 0.1 + 0.2 is on a grid of tenths. */
    private static final double TOLERANCE = 1e-6;

    long count() {
        return (long) Math.floor((high - low) / step + TOLERANCE) + 1;
    }

    double value(long index) {
        return low + index * step;
    }

    boolean contains(double value) {
        if (!(low <= value && value <= high + TOLERANCE * step)) {
            return false;
        }
        double steps = (value - low) / step;
        return Math.abs(steps - Math.rint(steps)) <= TOLERANCE;
    }

    /** Cells of a linear grid have equal shares; on a log scale a cell is as wide as its value's share. */
    double fromUnit(double unit) {
        double from = scale.forward(lowEdge());
        double to = scale.forward(highEdge());
        return nearest(scale.backward(from + unit * (to - from)));
    }

    double toUnit(double value) {
        return Math.min(1, Math.max(0, position(value)));
    }

    /** The same for any number, which may lie outside. */
    double position(double value) {
        return scale.position(value, lowEdge(), highEdge());
    }

    double nearest(double wanted) {
        long index = Math.round((wanted - low) / step);
        return value(Math.min(count() - 1, Math.max(0, index)));
    }

    // half a step beyond the ends, so that the first and last value get a full share
    private double lowEdge() {
        double edge = low - step / 2;
        return scale == Scale.LOG && edge <= 0 ? low / 2 : edge;
    }

    private double highEdge() {
        return value(count() - 1) + step / 2;
    }
}
