package io.gatewise.results.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where values lie on an axis.
 *
 * @param low   the value at {@code from}
 * @param high  the value at {@code to}, above {@code low}
 * @param log   whether ratios count; needs {@code low > 0}
 * @param from  pixels
 * @param to    pixels; below {@code from} on an axis that points upwards
 */
record ChartScale(double low, double high, boolean log, double from, double to) {

    /** A scale from the smallest to the largest value, a little more where they are the same. */
    static ChartScale over(double low, double high, boolean log, double from, double to) {
        if (high > low) {
            return new ChartScale(low, high, log, from, to);
        }
        double room = low == 0 ? 1 : Math.abs(low) * 0.1;
        return new ChartScale(low - room, low + room, log && low > room, from, to);
    }

    /**
     * A scale for scores in which a few very bad ones don't squeeze the others: it ends three quartile ranges
     * beyond the worse quartile.
     *
     * @param values     at least one
     * @param minimised whether low is good
     */
    static ChartScale robust(double[] values, boolean minimised, double from, double to) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double first = sorted[sorted.length / 4];
        double third = sorted[Math.min(sorted.length - 1, 3 * sorted.length / 4)];
        double room = 3 * (third - first);
        double low = minimised || room == 0 ? sorted[0] : Math.max(sorted[0], first - room);
        double high =
                minimised && room > 0 ? Math.min(sorted[sorted.length - 1], third + room) : sorted[sorted.length - 1];
        double margin = 0.04 * (high - low);
        return over(low - margin, high + margin, false, from, to);
    }

    /** Where {@code value} lies; values outside lie at the ends. */
    double at(double value) {
        double share = (position(value) - position(low)) / (position(high) - position(low));
        return from + Math.min(1, Math.max(0, share)) * (to - from);
    }

    /** Whether the value lies outside. */
    boolean cuts(double value) {
        return value < low || value > high;
    }

    private double position(double value) {
        return log ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value;
    }

    /** Round values to mark, about {@code wanted} of them. */
    List<Double> ticks(int wanted) {
        var ticks = new ArrayList<Double>();
        if (log && high / low >= 10) {
            int first = (int) Math.ceil(Math.log10(low) - 1e-9);
            int last = (int) Math.floor(Math.log10(high) + 1e-9);
            int step = Math.max(1, (last - first + 1) / wanted);
            for (int power = first; power <= last; power += step) {
                ticks.add(Math.pow(10, power));
            }
            return ticks;
        }
        double step = roundStep((high - low) / wanted);
        for (double tick = Math.ceil(low / step) * step; tick <= high + 1e-9 * step; tick += step) {
            ticks.add(Math.abs(tick) < 1e-9 * step ? 0 : tick);
        }
        return ticks;
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
