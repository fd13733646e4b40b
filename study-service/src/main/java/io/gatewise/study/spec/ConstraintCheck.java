package io.gatewise.study.spec;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.DerivedQuantity;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Whether constraints speak of what there is, and leave something to search. */
final class ConstraintCheck {

    /** Configurations that are drawn; a space that keeps fewer than one of so many can't be searched either. */
    static final int DRAWS = 20_000;

    private final StudySpec spec;
    private final Constraints rule;
    private final Problems problems;

    ConstraintCheck(StudySpec spec, StudyCosts costs, Problems problems) {
        this.spec = spec;
        this.rule = new Constraints(spec, costs);
        this.problems = problems;
    }

    void check() {
        List<Inequality> constraints = spec.constraints();
        for (int i = 0; i < constraints.size(); i++) {
            names("/constraints/" + i, constraints.get(i));
        }
        if (!constraints.isEmpty() && !problems.at("/constraints")) {
            draw(constraints);
        }
    }

    private void names(String at, Inequality constraint) {
        boolean searched = false;
        for (String name : constraint.names()) {
            Optional<Parameter> parameter = parameter(name);
            boolean derived = Constraints.derived(spec, name).isPresent();
            searched |= parameter.isPresent() || derived;
            Stream<Object> values = parameter.isPresent() ? choices(parameter.get()) : spec.fixed(name).stream();
            if (parameter.isEmpty() && !derived && spec.fixed(name).isEmpty()) {
                problems.add(at, unknown(name));
            } else if (values.anyMatch(value -> !(value instanceof Number))) {
                problems.add(at, "need names of numbers, the values of " + name + " are none");
            }
        }
        if (!searched && !problems.at(at)) {
            problems.add(
                    at,
                    "nothing in it is searched: need one of "
                            + spec.parameters().parameters().stream()
                                    .map(Parameter::name)
                                    .toList());
        }
    }

    private String unknown(String name) {
        if (!spec.asksAndTells()) {
            return "no parameter of this study, no setting of the trainer and nothing that follows from them ("
                    + String.join(", ", DerivedQuantity.keys()) + "): " + name;
        }
        return DerivedQuantity.named(name).isPresent()
                ? name + " is counted of networks that Gatewise trains; with trainer: external nobody here knows it"
                : "no parameter of this study: " + name;
    }

    private Optional<Parameter> parameter(String name) {
        return spec.parameters().parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private static Stream<Object> choices(Parameter parameter) {
        return parameter instanceof CategoricalParameter categorical ? categorical.choices().stream() : Stream.empty();
    }

    /** Contradictions show in that no configuration is left of many. */
    private void draw(List<Inequality> constraints) {
        SearchSpace space = spec.parameters();
        var random = new SplittableRandom(1);
        int[] kept = new int[constraints.size()];
        int all = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Configuration drawn =
                    space.fromUnit(random.doubles(space.dimensions()).toArray());
            List<Inequality> broken = rule.brokenBy(drawn);
            all += broken.isEmpty() ? 1 : 0;
            for (int i = 0; i < kept.length; i++) {
                kept[i] += broken.contains(constraints.get(i)) ? 0 : 1;
            }
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] == 0) {
                problems.add(
                        "/constraints/" + i,
                        "it can't be kept: none of " + DRAWS + " configurations drawn from the space does");
            }
        }
        if (all == 0 && !problems.at("/constraints")) {
            problems.add(
                    "/constraints",
                    "they contradict each other: each can be kept, but none of " + DRAWS
                            + " configurations drawn from the space keeps all of them");
        }
    }
}
