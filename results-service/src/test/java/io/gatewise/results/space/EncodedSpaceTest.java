package io.gatewise.results.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EncodedSpaceTest {

    private static EncodedSpace space(Parameter... parameters) {
        return new EncodedSpace(new SearchSpace(List.of(parameters)));
    }

    private static EncodedSpace all() {
        return space(
                new FloatParameter("rate", 1e-5, 1e-1, true, null),
                new FloatParameter("dropout", 0, 0.5, false, 0.1),
                new FloatParameter("fixed", 3, 3),
                new IntParameter("units", 8, 512, true, null),
                new IntParameter("window", 7, 56, false, 7L),
                new CategoricalParameter("batchSize", List.of(64, 128, 256)));
    }

    @Test
    void everyPointIsALegalConfigurationAndComesBack() {
        EncodedSpace space = all();
        var random = new SplittableRandom(2);

        for (int i = 0; i < 500; i++) {
            double[] point = space.atUnit(random.doubles(6).toArray());
            Configuration configuration = space.decode(point);

            assertThat(space.contains(configuration)).isTrue();
            assertThat(space.decode(space.encode(configuration)).values().get("units"))
                    .isEqualTo(configuration.values().get("units"));
            assertThat(space.encode(configuration))
                    .usingComparatorWithPrecision(1e-12)
                    .containsExactly(point);
        }
    }

    @Test
    void remembersAPointWhateverItsCallersDoToIt() {
        EncodedSpace space = all();
        Configuration configuration = space.decode(space.atUnit(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}));
        double[] first = space.remember(configuration).orElseThrow();
        double[] expected = first.clone();
        first[0] = -1;

        assertThat(space.remember(configuration))
                .hasValueSatisfying(again -> assertThat(again)
                        .containsExactly(expected)
                        .containsExactly(space.find(configuration).orElseThrow()));
        assertThat(space.remember(new Configuration(Map.of("rate", 0.01)))).isEmpty();
    }

    @Test
    void placesAnotherSpacesConfigurationsAsFarAsTheyCanBeMeant() {
        EncodedSpace space = space(
                new FloatParameter("rate", 1e-4, 1, true, null),
                new IntParameter("units", 1, 4),
                new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                new FloatParameter("momentum", 0, 1).withCondition(new Condition("optimizer", List.of("sgd"))));

        assertThat(space.place(new Configuration(Map.of("rate", 1e-6, "units", 6, "momentum", 0.9, "other", 1)))
                        .orElseThrow())
                .as("numbers lie beyond the range; what is not there has its coordinate of nowhere")
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(-0.5, 1.375, space.inactive(2), 0.9);
        assertThat(space.place(new Configuration(Map.of("optimizer", "nadam")))).isEmpty();
        assertThat(space.place(new Configuration(Map.of("rate", "fast")))).isEmpty();
        assertThat(space.place(new Configuration(Map.of("rate", -1)))).isEmpty();
        assertThat(space.has(new Configuration(Map.of("units", 6, "other", 1))))
                .containsExactly(false, true, false, false);
    }

    @Test
    void indexesReachEveryPointOfAFiniteSpaceOnce() {
        EncodedSpace space = space(
                new IntParameter("units", 1, 40, true, null),
                new FloatParameter("dropout", 0, 0.5, false, 0.1),
                new CategoricalParameter("optimizer", List.of("adam", "sgd")));
        var found = new HashSet<Configuration>();
        var taken = new TakenPoints();

        for (long index = 0; index < space.size(); index++) {
            found.add(space.decode(space.point(index)));
            taken.add(space.point(index));
        }

        assertThat(space.size()).isEqualTo(40 * 6 * 2);
        assertThat(found).hasSize(480).allMatch(space::contains);
        assertThat(taken.size()).isEqualTo(480);
    }

    @Test
    void takesWholeNumbersForFloats() {
        EncodedSpace space = space(new FloatParameter("dropout", 0, 2));

        assertThat(space.encode(new Configuration(Map.of("dropout", 1)))).containsExactly(0.5);
    }

    private static EncodedSpace conditional() {
        return space(
                new FloatParameter("momentum", 0, 0.9, false, 0.1).withCondition(on("optimizer", "sgd", "nesterov")),
                new CategoricalParameter("optimizer", List.of("adam", "sgd", "nesterov", "rmsprop")),
                new IntParameter("layers", 1, 5),
                new IntParameter("units2", 8, 10, true, null).withCondition(on("layers", 2, 3)),
                new IntParameter("units3", 8, 9).withCondition(on("units2", 9)),
                new CategoricalParameter("join", List.of("sum", "mean")).withCondition(on("layers", 3)));
    }

    private static Condition on(String parameter, Object... values) {
        return new Condition(parameter, List.of(values));
    }

    @Test
    void indexesReachEveryPointOfAConditionalSpaceOnce() {
        EncodedSpace space = conditional();
        var found = new HashSet<Configuration>();
        var taken = new TakenPoints();

        for (long index = 0; index < space.size(); index++) {
            double[] point = space.point(index);
            found.add(space.decode(point));
            taken.add(point);
            assertThat(space.encode(space.decode(point))).containsExactly(point);
        }

        // units2: 8, 9 with two units3, 10; layers: 1, 2, 3 with two joins, 4, 5
        int layers = 1 + 4 + 4 * 2 + 1 + 1;
        assertThat(space.size()).isEqualTo((2 + 2 * 10) * layers);
        assertThat(found).hasSize((int) space.size()).allMatch(space::contains);
        assertThat(taken.size()).isEqualTo((int) space.size());
    }

    @Test
    void anInactiveParameterNeverTellsTwoPointsApart() {
        EncodedSpace space = conditional();
        var random = new SplittableRandom(4);

        for (int i = 0; i < 500; i++) {
            double[] point = space.atUnit(random.doubles(6).toArray());
            Configuration configuration = space.decode(point);
            boolean[] active = space.active(point);

            assertThat(space.contains(configuration)).isTrue();
            assertThat(space.encode(configuration)).containsExactly(point);
            for (int j = 0; j < 6; j++) {
                double[] other = point.clone();
                other[j] = space.axes().get(j).atUnit(random.nextDouble());
                if (!active[j]) {
                    assertThat(space.canonical(other)).containsExactly(point);
                    assertThat(point[j]).isEqualTo(space.inactive(j));
                }
            }
        }
    }

    @Test
    void findsWhatTheSpaceHasNoViolationsOf() {
        EncodedSpace space = conditional();
        var random = new SplittableRandom(6);
        int legal = 0;

        for (int i = 0; i < 5000; i++) {
            Configuration configuration = bent(space, random);
            var found = space.find(configuration);

            boolean violates = !space.space().violations(configuration).isEmpty();
            assertThat(found.isEmpty()).as(configuration.toString()).isEqualTo(violates);
            if (!violates) {
                legal++;
                assertThat(found.get()).containsExactly(space.encode(configuration));
            }
        }
        assertThat(legal).isBetween(500, 4500);
    }

    /** A point's configuration after something was left out, put beyond its range, made a text, added or exchanged. */
    private static Configuration bent(EncodedSpace space, SplittableRandom random) {
        var values = new HashMap<>(
                space.decode(space.atUnit(random.doubles(6).toArray())).values());
        String name = space.space().parameters().get(random.nextInt(6)).name();
        Object other = space.space().parameters().get(random.nextInt(6)).fromUnit(random.nextDouble());
        switch (random.nextInt(6)) {
            case 0 -> values.remove(name);
            case 1 -> values.put(name, 1e9);
            case 2 -> values.put(name, "text");
            case 3 -> values.put("unknown", 1L);
            case 4 -> values.put(name, other);
            default -> {}
        }
        return new Configuration(values);
    }

    @Test
    void aConditionalSpaceWithAContinuousParameterHasNoEndOfPoints() {
        EncodedSpace space = space(
                new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                new FloatParameter("momentum", 0, 0.9).withCondition(on("optimizer", "sgd")));

        assertThat(space.size()).isEqualTo(Long.MAX_VALUE);
    }
}
