package io.gatewise.model.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The conditions of some parameters: what is wrong with them, and what they leave active. */
final class Conditions {

    private final List<Parameter> parameters;
    private final Map<String, Integer> places = new HashMap<>();

    Conditions(List<Parameter> parameters) {
        this.parameters = parameters;
        for (int i = 0; i < parameters.size(); i++) {
            places.putIfAbsent(parameters.get(i).name(), i);
        }
    }

    /** For each parameter the place of the one that its condition names; -1 where there is none. */
    int[] parents() {
        return parameters.stream()
                .mapToInt(parameter -> parameter.condition() == null
                        ? -1
                        : places.getOrDefault(parameter.condition().parameter(), -1))
                .toArray();
    }

    /** All that is wrong, in the parameters' order. */
    List<Contradiction> contradictions() {
        var found = new ArrayList<Contradiction>();
        for (int i = 0; i < parameters.size(); i++) {
            Condition condition = parameters.get(i).condition();
            if (condition != null) {
                check(i, condition, found);
            }
        }
        circles(found);
        return found;
    }

    private void check(int i, Condition condition, List<Contradiction> found) {
        Integer place = places.get(condition.parameter());
        if (place == null) {
            found.add(new Contradiction(
                    i, "/condition/parameter", "no parameter " + condition.parameter() + ": need one of " + others(i)));
            return;
        }
        if (place == i) {
            found.add(new Contradiction(i, "/condition/parameter", "a parameter can't be its own condition"));
            return;
        }
        Parameter other = parameters.get(place);
        if (other.cardinality() == Long.MAX_VALUE) {
            found.add(new Contradiction(
                    i,
                    "/condition/parameter",
                    other.name() + " is continuous and practically never hits single values:"
                            + " need an int, a categorical, or a float with steps"));
            return;
        }
        var seen = new HashSet<>();
        for (int k = 0; k < condition.in().size(); k++) {
            Object value = other.normalise(condition.in().get(k));
            if (!other.contains(value)) {
                found.add(new Contradiction(
                        i,
                        "/condition/in/" + k,
                        "need " + other.allowed() + " for " + other.name() + ", got "
                                + condition.in().get(k)));
            } else if (!seen.add(value)) {
                found.add(
                        new Contradiction(i, "/condition/in/" + k, "the values must differ, got " + value + " twice"));
            }
        }
    }

    private String others(int i) {
        List<String> names =
                new ArrayList<>(parameters.stream().map(Parameter::name).toList());
        names.remove(i);
        return String.join(", ", names);
    }

    /** Tells each circle once, at the first parameter on it. */
    private void circles(List<Contradiction> found) {
        int[] parents = parents();
        var told = new boolean[parents.length];
        for (int i = 0; i < parents.length; i++) {
            var way = new ArrayList<Integer>();
            int at = i;
            while (at >= 0 && !way.contains(at)) {
                way.add(at);
                at = parents[at];
            }
            if (at == i && way.size() > 1 && !told[i]) {
                way.forEach(member -> told[member] = true);
                way.add(i);
                found.add(new Contradiction(
                        i,
                        "/condition",
                        "the conditions go round in a circle: "
                                + String.join(
                                        " needs ",
                                        way.stream()
                                                .map(member ->
                                                        parameters.get(member).name())
                                                .toList())));
            }
        }
    }

    /**
     * Which parameters are active.
     *
     * @param values by name; of any Java type that the parameters normalise
     */
    boolean[] active(Map<String, ?> values) {
        int[] parents = parents();
        var known = new Boolean[parents.length];
        var active = new boolean[parents.length];
        for (int i = 0; i < parents.length; i++) {
            active[i] = active(i, parents, values, known);
        }
        return active;
    }

    private boolean active(int i, int[] parents, Map<String, ?> values, Boolean[] known) {
        if (known[i] == null) {
            int parent = parents[i];
            known[i] = parent < 0 || active(parent, parents, values, known) && holds(i, parent, values);
        }
        return known[i];
    }

    private boolean holds(int i, int parent, Map<String, ?> values) {
        Parameter other = parameters.get(parent);
        return parameters.get(i).condition().in().contains(other.normalise(values.get(other.name())));
    }

    /** The number of configurations; {@link Long#MAX_VALUE} if it is not finite or does not fit. */
    long count() {
        int[] parents = parents();
        long product = 1;
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] < 0) {
                product = times(product, count(i, parents));
            }
        }
        return product;
    }

    /** The number of configurations of parameter i and all that depend on it, where it is active. */
    private long count(int i, int[] parents) {
        long values = parameters.get(i).cardinality();
        var special = new HashMap<Object, Long>(); // how many configurations each value that is named brings
        for (int child = 0; child < parents.length; child++) {
            if (parents[child] == i) {
                long below = count(child, parents);
                parameters.get(child).condition().in().forEach(value -> special.merge(value, below, Conditions::times));
            }
        }
        long plain = values == Long.MAX_VALUE ? values : values - special.size();
        return special.values().stream().reduce(plain, Conditions::plus);
    }

    private static long times(long a, long b) {
        boolean endless = a == Long.MAX_VALUE || b == Long.MAX_VALUE || a > Long.MAX_VALUE / b;
        return endless ? Long.MAX_VALUE : a * b;
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** The parameters with each condition's values in the named parameter's Java type. */
    List<Parameter> normalised() {
        int[] parents = parents();
        var result = new Parameter[parents.length];
        Arrays.setAll(result, i -> {
            Parameter parameter = parameters.get(i);
            return parents[i] < 0
                    ? parameter
                    : parameter.withCondition(parameter.condition().normalised(parameters.get(parents[i])));
        });
        return List.of(result);
    }
}
