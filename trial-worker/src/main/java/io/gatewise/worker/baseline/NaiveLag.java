package io.gatewise.worker.baseline;

/**
 * The value so many rows before the predicted one; where that isn't known yet, the one as many rows
 * before that.
 *
 * @param lag     how many rows, at least 1
 * @param horizon H
 */
public record NaiveLag(int lag, int horizon) implements Baseline {

    public NaiveLag {
        if (lag < 1 || horizon < 1) {
            throw new IllegalArgumentException("need lag >= 1 and horizon >= 1, got " + lag + " and " + horizon);
        }
    }

    @Override
    public String name() {
        return "naive lag " + lag;
    }

    @Override
    public int reach() {
        int reach = 0;
        for (int h = 0; h < horizon; h++) {
            reach = Math.max(reach, knownLag(h) - h);
        }
        return reach;
    }

    @Override
    public double[] forecast(double[] target, int[] samples, int horizon) {
        double[] forecast = new double[samples.length * horizon];
        for (int b = 0; b < samples.length; b++) {
            for (int h = 0; h < horizon; h++) {
                forecast[b * horizon + h] = target[samples[b] + h - knownLag(h)];
            }
        }
        return forecast;
    }

    /** The smallest multiple of the lag that reaches back before the first predicted row. */
    private int knownLag(int h) {
        return lag * (h / lag + 1);
    }
}
