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
 * <p>A parameter with a {@link Condition} is active only where the named one is active and has one of its values. A
 * legal configuration has a value for each active parameter and no other, so equal configurations are equal.
 *
 * @param parameters at least one, names all different, conditions without circles on values that can be
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
        for (Contradiction wrong : contradictions(parameters)) {
            throw new IllegalArgumentException(parameters.get(wrong.parameter()).name() + ": " + wrong.detail());
        }
        parameters = new Conditions(parameters).normalised();
    }

    /** What is wrong with the parameters' conditions; their names must differ. */
    public static List<Contradiction> contradictions(List<Parameter> parameters) {
        return new Conditions(parameters).contradictions();
    }

    /** For each parameter the place of the one that its condition names, length d; -1 where it has none. */
    public int[] parents() {
        return new Conditions(parameters).parents();
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
        return active(values);
    }

    /** The unit-cube point of a legal configuration, length d; 0.5 where a parameter is inactive. */
    public double[] toUnit(Configuration configuration) {
        return parameters.stream()
                .mapToDouble(p -> {
                    Object value = configuration.values().get(p.name());
                    return value == null ? 0.5 : p.toUnit(p.normalise(value));
                })
                .toArray();
    }

    /** The number of configurations; {@link Long#MAX_VALUE} if it is not finite or does not fit. */
    public long cardinality() {
        return new Conditions(parameters).count();
    }

    /**
     * What keeps {@code configuration} from being a point of this space, one sentence each; empty if
     * it is one. Whole numbers are taken for floats, and an inactive parameter may have a legal value:
     * {@link #normalise} drops it.
     */
    public List<String> violations(Configuration configuration) {
        var found = new ArrayList<String>();
        var unknown = new HashSet<>(configuration.values().keySet());
        boolean[] active = new Conditions(parameters).active(configuration.values());
        for (int i = 0; i < active.length; i++) {
            Parameter parameter = parameters.get(i);
            unknown.remove(parameter.name());
            Object value = configuration.values().get(parameter.name());
            if (value == null && active[i]) {
                found.add(parameter.name() + ": missing");
            } else if (value != null && !parameter.contains(parameter.normalise(value))) {
                found.add(parameter.name() + ": need " + parameter.allowed() + ", got " + value);
            }
        }
        unknown.stream().sorted().forEach(name -> found.add(name + ": no parameter of this study"));
        return found;
    }

    /**
     * {@code configuration} in its one form: each value in its parameter's Java type (3 becomes 3.0 for a
     * float), none of an inactive parameter.
     */
    public Configuration normalise(Configuration configuration) {
        var values = new LinkedHashMap<String, Object>(configuration.values());
        for (Parameter parameter : parameters) {
            values.computeIfPresent(parameter.name(), (name, value) -> parameter.normalise(value));
        }
        return active(values);
    }

    /** The legal configuration nearest to {@code wanted}; a missing value becomes the nearest to none. */
    public Configuration nearest(Configuration wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.nearest(wanted.values().get(parameter.name())));
        }
        return active(values);
    }

    private Configuration active(Map<String, Object> values) {
        boolean[] active = new Conditions(parameters).active(values);
        for (int i = 0; i < active.length; i++) {
            if (!active[i]) {
                values.remove(parameters.get(i).name());
            }
        }
        return new Configuration(values);
    }
}
