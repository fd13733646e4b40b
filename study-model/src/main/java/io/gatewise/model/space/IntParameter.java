package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A whole number in [low, high].
 *
 * @param name the setting's name
 * @param low  smallest value, included
 * @param high largest value, included if low plus a multiple of step reaches it
 * @param log  whether ratios count rather than differences; needs {@code low >= 1}
 * @param step distance of neighbouring values, at least 1; null for 1
 * @param condition when it is active; null for always
 * @param prior where good values are expected; null for anywhere
 */
public record IntParameter(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) long low,
        @JsonProperty(required = true) long high,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean log,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long step,
        @JsonInclude(JsonInclude.Include.NON_NULL) Condition condition,
        @JsonInclude(JsonInclude.Include.NON_NULL) Prior prior)
        implements Parameter {

    /** Beyond it, neighbouring whole numbers are no longer distinct doubles. */
    private static final long LARGEST = 1L << 53;

    public IntParameter {
        Names.requireName(name);
        if (low > high) {
            throw new IllegalArgumentException(name + ": need low <= high, got [" + low + ", " + high + "]");
        }
        if (low < -LARGEST || high > LARGEST) {
            throw new IllegalArgumentException(name + ": need values within ±2^53, got [" + low + ", " + high + "]");
        }
        if (log && low < 1) {
            throw new IllegalArgumentException(name + ": a log scale needs low >= 1, got " + low);
        }
        if (step != null && step < 1) {
            throw new IllegalArgumentException(name + ": need step >= 1, got " + step);
        }
        if (step != null && log) {
            throw new IllegalArgumentException(name + ": step and log exclude each other");
        }
        if (prior != null) {
            prior.requireNumbers(name, low, high, log);
        }
    }

    /** A linear range with step 1. */
    public IntParameter(String name, long low, long high) {
        this(name, low, high, false, null);
    }

    /** Always active. */
    public IntParameter(String name, long low, long high, boolean log, Long step) {
        this(name, low, high, log, step, null, null);
    }

    @Override
    public IntParameter withCondition(Condition other) {
        return new IntParameter(name, low, high, log, step, other, prior);
    }

    @Override
    public IntParameter withPrior(Prior other) {
        return new IntParameter(name, low, high, log, step, condition, other);
    }

    /** Where a number lies on the scale on which the values share [0, 1]; numbers outside lie outside. */
    public double position(double number) {
        return grid().position(number);
    }

    private NumberGrid grid() {
        return new NumberGrid(low, high, step == null ? 1 : step, log ? Scale.LOG : Scale.LINEAR);
    }

    @Override
    public boolean contains(Object value) {
        return value instanceof Long whole && grid().contains(whole);
    }

    @Override
    public String allowed() {
        return "int in [" + low + ", " + high + "]" + (step == null ? "" : " in steps of " + step);
    }

    @Override
    public Object fromUnit(double unit) {
        return Math.round(grid().fromUnit(unit));
    }

    @Override
    public double toUnit(Object value) {
        return grid().toUnit((Long) value);
    }

    @Override
    public long cardinality() {
        return grid().count();
    }

    @Override
    public Object nearest(Object wanted) {
        return wanted instanceof Number number ? Math.round(grid().nearest(number.doubleValue())) : low;
    }

    @Override
    public Object normalise(Object value) {
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.longValue();
        }
        return value;
    }
}
