package io.gatewise.results.analysis;

import io.gatewise.model.study.Direction;

/**
 * What a trial is expected to come to at the full rung, in the objective's unit, with a band that holds 90 % of what is
 * expected.
 *
 * @param value the middle
 * @param low   the band's lower end
 * @param high  its upper end
 */
public record Forecast(double value, double low, double high) {

    /** The band's good end: only one in twenty such trials comes to more. */
    public double hopeful(Direction direction) {
        return direction == Direction.MINIMIZE ? low : high;
    }

    /** Losses may be too large to be squared. */
    boolean finite() {
        return Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high);
    }
}
