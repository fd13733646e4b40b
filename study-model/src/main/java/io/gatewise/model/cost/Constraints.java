package io.gatewise.model.cost;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What every configuration of a study must keep: the inequalities of its spec, on parameters, settings and what follows. */
public final class Constraints {

    private final StudySpec spec;
    private final StudyCosts costs;
    private final boolean counts;

    /** The constraints of a study whose configurations cost so much. */
    public Constraints(StudySpec spec, StudyCosts costs) {
        this.spec = spec;
        this.costs = costs;
        this.counts = !derivedIn(spec).isEmpty();
    }

    /** The derived quantities that a spec's constraints name. */
    public static Set<DerivedQuantity> derivedIn(StudySpec spec) {
        Set<DerivedQuantity> found = EnumSet.noneOf(DerivedQuantity.class);
        for (Inequality constraint : spec.constraints()) {
            for (String name : constraint.names()) {
                derived(spec, name).ifPresent(found::add);
            }
        }
        return found;
    }

    /** What a name in a spec's constraints derives; empty if it is a parameter's or a setting's, or nobody's. */
    public static Optional<DerivedQuantity> derived(StudySpec spec, String name) {
        return spec.asksAndTells() || searches(spec, name) ? Optional.empty() : DerivedQuantity.named(name);
    }

    private static boolean searches(StudySpec spec, String name) {
        return spec.parameters().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Whether a legal configuration keeps all of them. */
    public boolean permit(Configuration trial) {
        return spec.constraints().isEmpty() || brokenBy(trial).isEmpty();
    }

    /** Those that a legal configuration breaks; one that names an inactive parameter asks for nothing. */
    public List<Inequality> brokenBy(Configuration trial) {
        Optional<TrialCost> cost = cost(trial);
        return spec.constraints().stream()
                .filter(constraint -> !constraint.holds(name -> value(name, trial, cost)))
                .toList();
    }

    /** A sentence for each of {@link #brokenBy}, with what was counted for it. */
    public List<String> objections(Configuration trial) {
        Optional<TrialCost> cost = cost(trial);
        return brokenBy(trial).stream()
                .map(constraint -> "need " + constraint + counted(constraint, cost))
                .toList();
    }

    private String counted(Inequality constraint, Optional<TrialCost> cost) {
        String numbers = constraint.names().stream()
                .flatMap(name -> derived(spec, name).stream())
                .map(quantity -> quantity.key() + " = " + number(quantity.of(cost.orElseThrow())))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "" : ", got " + numbers;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.3g", value);
    }

    /** What keeps a configuration from being tried, one sentence each; empty if nothing does. */
    public List<String> violations(Configuration trial) {
        List<String> outside = spec.parameters().violations(trial);
        return outside.isEmpty() ? objections(spec.parameters().normalise(trial)) : outside;
    }

    /** Counted only where a constraint asks for it. */
    private Optional<TrialCost> cost(Configuration trial) {
        return counts ? costs.of(spec, trial) : Optional.empty();
    }

    private OptionalDouble value(String name, Configuration trial, Optional<TrialCost> cost) {
        Optional<DerivedQuantity> derived = derived(spec, name);
        if (derived.isPresent()) {
            return OptionalDouble.of(derived.get()
                    .of(cost.orElseThrow(() -> new IllegalStateException("nobody counted what the configurations of "
                            + spec.name() + " cost, which " + name + " needs"))));
        }
        Object value = searches(spec, name)
                ? trial.values().get(name)
                : spec.fixed(name).orElse(null);
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }
}
