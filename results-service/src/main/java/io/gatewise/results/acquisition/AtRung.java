package io.gatewise.results.acquisition;

import java.util.Arrays;

/**
 * An acquisition of points with the rung as their last coordinate, asked at one rung: of points without it.
 *
 * @param lifted of points of length d + 1
 * @param rung   their last coordinate
 */
public record AtRung(Acquisition lifted, double rung) implements Acquisition {

    /** A point of length d with the rung as one more coordinate. */
    public static double[] lifted(double[] point, double rung) {
        double[] lifted = Arrays.copyOf(point, point.length + 1);
        lifted[point.length] = rung;
        return lifted;
    }

    private double[][] lifted(double[][] points) {
        return Arrays.stream(points).map(point -> lifted(point, rung)).toArray(double[][]::new);
    }

    @Override
    public double[] values(double[][] points) {
        return lifted.values(lifted(points));
    }

    @Override
    public double[] screen(double[][] points, int wanted) {
        return lifted.screen(lifted(points), wanted);
    }

    @Override
    public Acquisition rough() {
        return new AtRung(lifted.rough(), rung);
    }

    @Override
    public double value(double[] point, double[] gradient) {
        var longer = new double[point.length + 1];
        double value = lifted.value(lifted(point, rung), longer);
        System.arraycopy(longer, 0, gradient, 0, gradient.length);
        return value;
    }
}
