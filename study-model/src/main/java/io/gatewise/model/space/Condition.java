package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * When a parameter is active: where another one, itself active, has one of some values.
 *
 * @param parameter the other parameter's name
 * @param in        its values: at least one, texts, numbers or booleans
 */
public record Condition(
        @JsonProperty(required = true) String parameter,
        @JsonProperty(required = true) List<Object> in) {

    public Condition {
        if (parameter == null || parameter.isEmpty()) {
            throw new IllegalArgumentException("a condition needs the name of a parameter");
        }
        if (in == null || in.isEmpty()) {
            throw new IllegalArgumentException(
                    "a condition on " + parameter + " can never hold: need at least one value in 'in'");
        }
        String name = parameter;
        in = in.stream().map(value -> Configuration.checkedValue(name, value)).toList();
    }

    /** The same with each value in {@code other}'s Java type. */
    Condition normalised(Parameter other) {
        return new Condition(parameter, in.stream().map(other::normalise).toList());
    }
}
