package io.gatewise.results.acquisition;

import io.gatewise.results.surrogate.TimeModel;

/**
 * An acquisition for each second that a trial is expected to take, or for a power of it between none and one. In logarithms
 * {@code α(x) − p log s(x)}.
 *
 * @see <a href="https://arxiv.org/abs/1206.2944">Snoek et al. 2012, §3.2: improvement per second</a>
 * @see <a href="https://arxiv.org/abs/2003.10870">Lee et al. 2020: a power that cools down</a>
 */
public final class PerSecond implements Acquisition {

    private final Acquisition plain;
    private final TimeModel time;
    private final double power;

    /**
     * {@code plain} over seconds to a power.
     *
     * @param power in [0, 1]
     */
    public PerSecond(Acquisition plain, TimeModel time, double power) {
        this.plain = plain;
        this.time = time;
        this.power = power;
    }

    @Override
    public double[] values(double[][] points) {
        return lessTime(plain.values(points), points);
    }

    @Override
    public double[] screen(double[][] points, int wanted) {
        // seconds change the order: none may be left out as hopeless before they are known
        return lessTime(plain.screen(points, points.length), points);
    }

    @Override
    public Acquisition rough() {
        return new PerSecond(plain.rough(), time, power);
    }

    private double[] lessTime(double[] values, double[][] points) {
        double[] seconds = time.logSeconds(points);
        for (int i = 0; i < values.length; i++) {
            values[i] -= power * seconds[i];
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        double value = plain.value(point, gradient);
        var slopes = new double[gradient.length];
        double seconds = time.logSeconds(point, slopes);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] -= power * slopes[j];
        }
        return value - power * seconds;
    }
}
