package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A real number in [low, high].
 *
 * @param name the setting's name
 * @param low  smallest value, included
 * @param high largest value, included if there is no step or low plus a multiple of it reaches it
 * @param log  whether ratios count rather than differences; needs {@code low > 0}
 * @param step distance of neighbouring values, above 0; null for all values
 * @param condition when it is active; null for always
 * @param prior where good values are expected; null for anywhere
 */
public record FloatParameter(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) double low,
        @JsonProperty(required = true) double high,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean log,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double step,
        @JsonInclude(JsonInclude.Include.NON_NULL) Condition condition,
        @JsonInclude(JsonInclude.Include.NON_NULL) Prior prior)
        implements Parameter {

    public FloatParameter {
        Names.requireName(name);
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) { // so that NaN fails too
            throw new IllegalArgumentException(
                    name + ": need finite numbers with low <= high, got [" + low + ", " + high + "]");
        }
        if (log && !(low > 0)) {
            throw new IllegalArgumentException(name + ": a log scale needs low > 0, got " + low);
        }
        if (step != null && !(step > 0 && step <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + ": need step > 0, got " + step);
        }
        if (step != null && log) {
            throw new IllegalArgumentException(name + ": step and log exclude each other");
        }
        if (prior != null) {
            prior.requireNumbers(name, low, high, log);
        }
    }

    /** All real numbers in [low, high], linear. */
    public FloatParameter(String name, double low, double high) {
        this(name, low, high, false, null);
    }

    /** Always active. */
    public FloatParameter(String name, double low, double high, boolean log, Double step) {
        this(name, low, high, log, step, null, null);
    }

    @Override
    public FloatParameter withCondition(Condition other) {
        return new FloatParameter(name, low, high, log, step, other, prior);
    }

    @Override
    public FloatParameter withPrior(Prior other) {
        return new FloatParameter(name, low, high, log, step, condition, other);
    }

    /** Where a number lies on the scale on which [low, high] is [0, 1]; numbers outside lie outside. */
    public double position(double number) {
        return step == null ? scale().position(number, low, high) : grid().position(number);
    }

    private Scale scale() {
        return log ? Scale.LOG : Scale.LINEAR;
    }

    private NumberGrid grid() {
        return new NumberGrid(low, high, step, Scale.LINEAR);
    }

    @Override
    public boolean contains(Object value) {
        if (!(value instanceof Double real)) {
            return false;
        }
        return step == null ? low <= real && real <= high : grid().contains(real);
    }

    @Override
    public String allowed() {
        return "float in [" + low + ", " + high + "]" + (step == null ? "" : " in steps of " + step);
    }

    @Override
    public Object fromUnit(double unit) {
        return step == null ? scale().fromUnit(unit, low, high) : grid().fromUnit(unit);
    }

    @Override
    public double toUnit(Object value) {
        return step == null ? scale().toUnit((Double) value, low, high) : grid().toUnit((Double) value);
    }

    @Override
    public long cardinality() {
        if (low == high) {
            return 1;
        }
        return step == null ? Long.MAX_VALUE : grid().count();
    }

    @Override
    public Object nearest(Object wanted) {
        if (!(wanted instanceof Number number)) {
            return low;
        }
        double inRange = Math.min(high, Math.max(low, number.doubleValue()));
        return step == null ? inRange : grid().nearest(inRange);
    }

    @Override
    public Object normalise(Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        double real = number.doubleValue();
        // 0.3 and 0.1 + 0.2 are one value of a grid of tenths
        return step != null && grid().contains(real) ? grid().nearest(real) : real;
    }
}
