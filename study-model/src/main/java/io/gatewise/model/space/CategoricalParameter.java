package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;

/**
 * One of a few choices, without order.
 *
 * @param name    the setting's name
 * @param choices texts, numbers or booleans: at least one, all different
 * @param condition when it is active; null for always
 * @param prior   which choices are expected to be good; null for any
 */
public record CategoricalParameter(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) List<Object> choices,
        @JsonInclude(JsonInclude.Include.NON_NULL) Condition condition,
        @JsonInclude(JsonInclude.Include.NON_NULL) Prior prior)
        implements Parameter {

    public CategoricalParameter {
        Names.requireName(name);
        if (choices == null || choices.isEmpty()) {
            throw new IllegalArgumentException(name + ": need at least one choice");
        }
        choices = choices.stream()
                .map(choice -> Configuration.checkedValue(name, choice))
                .toList();
        if (new HashSet<>(choices).size() < choices.size()) {
            throw new IllegalArgumentException(name + ": choices must differ, got " + choices);
        }
        if (prior != null) {
            prior.requireChoices(name, choices.size());
        }
    }

    /** Always active. */
    public CategoricalParameter(String name, List<Object> choices) {
        this(name, choices, null, null);
    }

    @Override
    public CategoricalParameter withCondition(Condition other) {
        return new CategoricalParameter(name, choices, other, prior);
    }

    @Override
    public CategoricalParameter withPrior(Prior other) {
        return new CategoricalParameter(name, choices, condition, other);
    }

    @Override
    public boolean contains(Object value) {
        return choices.contains(value);
    }

    @Override
    public String allowed() {
        return "one of " + choices;
    }

    @Override
    public Object fromUnit(double unit) {
        return choices.get(Math.min(choices.size() - 1, (int) (unit * choices.size())));
    }

    @Override
    public double toUnit(Object value) {
        return (choices.indexOf(value) + 0.5) / choices.size();
    }

    @Override
    public long cardinality() {
        return choices.size();
    }

    @Override
    public Object nearest(Object wanted) {
        Object normalised = normalise(wanted);
        return contains(normalised) ? normalised : choices.get(0);
    }

    /** A number that equals a choice becomes that choice, so that 16 and 16.0 are one. */
    @Override
    public Object normalise(Object value) {
        if (value instanceof Number number) {
            for (Object choice : choices) {
                if (choice instanceof Number other && other.doubleValue() == number.doubleValue()) {
                    return choice;
                }
            }
        }
        return value;
    }
}
