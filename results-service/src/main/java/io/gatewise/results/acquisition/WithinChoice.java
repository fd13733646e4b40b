package io.gatewise.results.acquisition;

import java.util.Arrays;

/** An acquisition where one coordinate has one value; elsewhere nothing is promising. */
public final class WithinChoice implements Acquisition {

    private final Acquisition plain;
    private final int axis;
    private final double coordinate;

    /** {@code plain} where a point's coordinate {@code axis} is {@code coordinate}. */
    public WithinChoice(Acquisition plain, int axis, double coordinate) {
        this.plain = plain;
        this.axis = axis;
        this.coordinate = coordinate;
    }

    @Override
    public double[] values(double[][] points) {
        return within(plain.values(points), points);
    }

    @Override
    public double[] screen(double[][] points, int wanted) {
        // all are wanted: the best of them may lie elsewhere
        return within(plain.screen(points, points.length), points);
    }

    @Override
    public Acquisition rough() {
        return new WithinChoice(plain.rough(), axis, coordinate);
    }

    private double[] within(double[] values, double[][] points) {
        for (int i = 0; i < values.length; i++) {
            if (points[i][axis] != coordinate) {
                values[i] = Double.NEGATIVE_INFINITY;
            }
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        if (point[axis] != coordinate) {
            Arrays.fill(gradient, 0);
            return Double.NEGATIVE_INFINITY;
        }
        return plain.value(point, gradient);
    }
}
