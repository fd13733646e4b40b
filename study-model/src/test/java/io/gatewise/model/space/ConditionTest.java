package io.gatewise.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Parameter OPTIMIZER = new CategoricalParameter("optimizer", List.of("adam", "sgd"));
    private static final Parameter MOMENTUM =
            new FloatParameter("momentum", 0, 0.9).withCondition(on("optimizer", "sgd"));
    private static final Parameter NESTEROV = new IntParameter("nesterov", 0, 1).withCondition(on("momentumKind", 2.0));
    private static final Parameter KIND = new IntParameter("momentumKind", 1, 3).withCondition(on("optimizer", "sgd"));

    /** A parameter stands before the one that it depends on: the order doesn't matter. */
    private final SearchSpace space = new SearchSpace(List.of(MOMENTUM, OPTIMIZER, NESTEROV, KIND));

    private static Condition on(String parameter, Object... values) {
        return new Condition(parameter, List.of(values));
    }

    private static Configuration values(Object... pairs) {
        var values = new java.util.HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return new Configuration(values);
    }

    @Test
    void aLegalConfigurationHasTheActiveParametersAndNoOther() {
        Configuration adam = values("optimizer", "adam");
        Configuration sgd = values("optimizer", "sgd", "momentum", 0.5, "momentumKind", 1);

        assertThat(space.violations(adam)).isEmpty();
        assertThat(space.violations(sgd)).isEmpty();
        assertThat(space.violations(values("optimizer", "sgd", "momentumKind", 2)))
                .containsExactly("momentum: missing", "nesterov: missing");
    }

    @Test
    void inactiveValuesAndNullsAreDropped() {
        Configuration chatty = values("optimizer", "adam", "momentum", 0.5, "momentumKind", 2, "nesterov", null);

        assertThat(space.violations(chatty)).isEmpty();
        assertThat(space.normalise(chatty)).isEqualTo(values("optimizer", "adam"));
    }

    @Test
    void anInactiveValueOutsideIsStillRefused() {
        assertThat(space.violations(values("optimizer", "adam", "momentum", 7)))
                .containsExactly("momentum: need float in [0.0, 0.9], got 7");
    }

    @Test
    void everyPointOfTheUnitCubeIsLegal() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Configuration configuration =
                    space.fromUnit(random.doubles(space.dimensions()).toArray());

            assertThat(space.violations(configuration)).isEmpty();
            assertThat(space.normalise(configuration)).isEqualTo(configuration);
            assertThat(space.normalise(space.fromUnit(space.toUnit(configuration)))
                            .values()
                            .keySet())
                    .isEqualTo(configuration.values().keySet());
        }
    }

    @Test
    void defaultsNearASpaceLeaveInactiveParametersOut() {
        assertThat(space.nearest(values("optimizer", "adam", "momentum", 0.0))).isEqualTo(values("optimizer", "adam"));
    }

    @Test
    void countsWhatCanBe() {
        var steps = new FloatParameter("rate", 0, 0.5, false, 0.1).withCondition(on("optimizer", "sgd"));
        var depth = new IntParameter("depth", 1, 4).withCondition(on("rate", 0.3));

        var finite = new SearchSpace(List.of(OPTIMIZER, steps, depth, new IntParameter("units", 1, 10)));

        // adam, or sgd with five other rates, or sgd at 0.3 with one of four depths
        assertThat(finite.cardinality()).isEqualTo((1 + 5 + 4) * 10);
        assertThat(space.cardinality()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aValueOnAGridOfStepsIsOneHoweverItWasWritten() {
        var steps = new FloatParameter("rate", 0, 0.5, false, 0.1);
        var one = new SearchSpace(List.of(steps, new IntParameter("depth", 1, 4).withCondition(on("rate", 0.3))));

        assertThat(one.normalise(values("rate", 0.1 + 0.2, "depth", 2))).isEqualTo(values("rate", 3 * 0.1, "depth", 2));
        assertThat(one.violations(values("rate", 0.3))).containsExactly("depth: missing");
    }

    @Test
    void tellsEveryContradictionAtItsPlace() {
        List<Contradiction> found = SearchSpace.contradictions(List.of(
                OPTIMIZER,
                new IntParameter("a", 1, 4).withCondition(on("colour", "red")),
                new IntParameter("b", 1, 4).withCondition(on("b", 1)),
                new IntParameter("c", 1, 4).withCondition(on("optimizer", "adam", "adagrad")),
                new FloatParameter("d", 0, 1),
                new IntParameter("e", 1, 4).withCondition(on("d", 0.5)),
                new IntParameter("f", 1, 4).withCondition(on("c", 2, 2.0)),
                new IntParameter("g", 1, 4).withCondition(on("i", 1)),
                new IntParameter("h", 1, 4).withCondition(on("g", 1)),
                new IntParameter("i", 1, 4).withCondition(on("h", 1))));

        assertThat(found)
                .extracting(wrong -> wrong.parameter() + wrong.field() + ": " + wrong.detail())
                .containsExactly(
                        "1/condition/parameter: no parameter colour: need one of optimizer, b, c, d, e, f, g, h, i",
                        "2/condition/parameter: a parameter can't be its own condition",
                        "3/condition/in/1: need one of [adam, sgd] for optimizer, got adagrad",
                        "5/condition/parameter: d is continuous and practically never hits single values:"
                                + " need an int, a categorical, or a float with steps",
                        "6/condition/in/1: the values must differ, got 2 twice",
                        "7/condition: the conditions go round in a circle: g needs i needs h needs g");
    }

    @Test
    void noSpaceIsMadeOfContradictions() {
        assertThatThrownBy(() -> new SearchSpace(List.of(new IntParameter("a", 1, 4).withCondition(on("b", 1)))))
                .hasMessageStartingWith("a: no parameter b");
        assertThatThrownBy(() -> new Condition("a", List.of())).hasMessageContaining("can never hold");
    }
}
