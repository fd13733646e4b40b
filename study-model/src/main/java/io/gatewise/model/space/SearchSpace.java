package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters that a study searches, in the user's order.
 *
 * @param parameters at least one, names all different
 */
public record SearchSpace(@JsonValue List<Parameter> parameters) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SearchSpace {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("need at least one parameter to search");
        }
        var names = new HashSet<String>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters are named " + parameter.name());
            }
        }
    }

    /** The number of parameters, d. */
    public int dimensions() {
        return parameters.size();
    }

    /** The configuration at a point of the unit cube, length d. */
    public Configuration fromUnit(double[] unit) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < unit.length; i++) {
            Parameter parameter = parameters.get(i);
            values.put(parameter.name(), parameter.fromUnit(unit[i]));
        }
        return new Configuration(values);
    }

    /** The unit-cube point of a legal configuration, length d. */
    public double[] toUnit(Configuration configuration) {
        return parameters.stream()
                .mapToDouble(p -> p.toUnit(p.normalise(configuration.values().get(p.name()))))
                .toArray();
    }

    /** The number of configurations; {@link Long#MAX_VALUE} if it is not finite or does not fit. */
    public long cardinality() {
        long product = 1;
        for (Parameter parameter : parameters) {
            long count = parameter.cardinality();
            if (count == Long.MAX_VALUE || product > Long.MAX_VALUE / count) {
                return Long.MAX_VALUE;
            }
            product *= count;
        }
        return product;
    }

    /**
     * What keeps {@code configuration} from being a point of this space, one sentence each; empty if
     * it is one. Whole numbers are taken for floats.
     */
    public List<String> violations(Configuration configuration) {
        var found = new ArrayList<String>();
        var unknown = new HashSet<>(configuration.values().keySet());
        for (Parameter parameter : parameters) {
            unknown.remove(parameter.name());
            Object value = configuration.values().get(parameter.name());
            if (value == null) {
                found.add(parameter.name() + ": missing");
            } else if (!parameter.contains(parameter.normalise(value))) {
                found.add(parameter.name() + ": need " + parameter.allowed() + ", got " + value);
            }
        }
        unknown.stream().sorted().forEach(name -> found.add(name + ": no parameter of this study"));
        return found;
    }

    /** {@code configuration} with each value in its parameter's Java type (3 becomes 3.0 for a float). */
    public Configuration normalise(Configuration configuration) {
        var values = new LinkedHashMap<String, Object>(configuration.values());
        for (Parameter parameter : parameters) {
            values.computeIfPresent(parameter.name(), (name, value) -> parameter.normalise(value));
        }
        return new Configuration(values);
    }

    /** The legal configuration nearest to {@code wanted}; a missing value becomes the nearest to none. */
    public Configuration nearest(Configuration wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.nearest(wanted.values().get(parameter.name())));
        }
        return new Configuration(values);
    }
}
