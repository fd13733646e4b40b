package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where a user expects a parameter's good values. Of numbers a normal density on the parameter's scale, cut to its range:
 * {@code center} and {@code deviation}. Of choices {@code weights}. A search starts there, and believes what it measures.
 *
 * @param center    the most likely number, within the range; null for choices
 * @param deviation how far from it good values may well be, above 0, in the parameter's unit; on a log scale a factor above 1;
 *                  null for choices
 * @param weights   how likely each choice is, in the order of the choices, each above 0, in any unit; null for numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Prior(Double center, Double deviation, List<Double> weights) {

    public Prior {
        weights = weights == null ? null : List.copyOf(weights);
        boolean ofNumbers = center != null && deviation != null && weights == null;
        boolean ofChoices = center == null && deviation == null && weights != null;
        if (!ofNumbers && !ofChoices) {
            throw new IllegalArgumentException("need center and deviation for numbers, weights for choices, got "
                    + center + ", " + deviation + " and " + weights);
        }
    }

    /** Of numbers. */
    public static Prior around(double center, double deviation) {
        return new Prior(center, deviation, null);
    }

    /** Of choices. */
    public static Prior weighted(List<Double> weights) {
        return new Prior(null, null, weights);
    }

    /** One deviation above the center. */
    public double above(boolean log) {
        return log ? center * deviation : center + deviation;
    }

    void requireNumbers(String name, double low, double high, boolean log) {
        if (weights != null || !(low <= center && center <= high)) {
            throw new IllegalArgumentException(
                    name + ": need a prior with a center in [" + low + ", " + high + "], got " + this);
        }
        if (!(deviation > (log ? 1 : 0) && deviation <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + ": need a prior with a deviation above "
                    + (log ? "1, a factor on a log scale" : "0") + ", got " + deviation);
        }
    }

    void requireChoices(String name, int count) {
        boolean right = weights != null
                && weights.size() == count
                && weights.stream().allMatch(weight -> weight > 0 && weight <= Double.MAX_VALUE);
        if (!right) {
            throw new IllegalArgumentException(
                    name + ": need a prior with " + count + " weights above 0, one for each choice, got " + this);
        }
    }
}
