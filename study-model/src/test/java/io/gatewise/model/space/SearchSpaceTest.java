package io.gatewise.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private final SearchSpace space = new SearchSpace(List.of(
            new IntParameter("units", 8, 128, true, null),
            new IntParameter("window", 7, 50, false, 7L),
            new FloatParameter("learningRate", 1e-4, 1e-2, true, null),
            new FloatParameter("dropout", 0, 0.5, false, 0.1),
            new CategoricalParameter("batchSize", List.of(32, 64, 128))));

    @Test
    void everyPointOfTheUnitCubeIsALegalConfigurationAndBack() {
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double[] unit = random.doubles(space.dimensions()).toArray();

            Configuration configuration = space.fromUnit(unit);

            assertThat(space.violations(configuration)).isEmpty();
            Configuration back = space.fromUnit(space.toUnit(configuration));
            for (String exact : List.of("units", "window", "dropout", "batchSize")) {
                assertThat(back.values().get(exact))
                        .isEqualTo(configuration.values().get(exact));
            }
            // exp and log each round once
            assertThat(back.real("learningRate")).isCloseTo(configuration.real("learningRate"), withPercentage(1e-10));
        }
    }

    @Test
    void theCubesCornersAreTheEndsOfTheRanges() {
        assertThat(space.fromUnit(new double[5]).values())
                .containsEntry("units", 8L)
                .containsEntry("window", 7L)
                .containsEntry("learningRate", 1e-4)
                .containsEntry("dropout", 0.0)
                .containsEntry("batchSize", 32L);
        assertThat(space.fromUnit(new double[] {1, 1, 1, 1, 1}).values())
                .containsEntry("units", 128L)
                .containsEntry("window", 49L)
                .containsEntry("learningRate", 1e-2)
                .containsEntry("dropout", 0.5)
                .containsEntry("batchSize", 128L);
    }

    @Test
    void aLinearGridGivesEachValueAnEqualShare() {
        var window = new IntParameter("window", 1, 4);
        var counts = new TreeMap<Object, Integer>();

        for (int i = 0; i < 4000; i++) {
            counts.merge(window.fromUnit((i + 0.5) / 4000), 1, Integer::sum);
        }

        assertThat(counts)
                .containsOnlyKeys(1L, 2L, 3L, 4L)
                .allSatisfy((value, count) -> assertThat(count).isEqualTo(1000));
    }

    @Test
    void saysEverythingThatIsWrongWithAConfiguration() {
        var wrong = new Configuration(
                Map.of("units", 300, "window", 8, "learningRate", "fast", "dropout", 0.1, "colour", "blue"));

        assertThat(space.violations(wrong))
                .containsExactly(
                        "units: need int in [8, 128], got 300",
                        "window: need int in [7, 50] in steps of 7, got 8",
                        "learningRate: need float in [1.0E-4, 0.01], got fast",
                        "batchSize: missing",
                        "colour: no parameter of this study");
    }

    @Test
    void takesWholeNumbersForFloatsAndFloatsForWholeChoices() {
        var one = new SearchSpace(
                List.of(new FloatParameter("l2", 0, 2), new CategoricalParameter("batchSize", List.of(32, 64))));

        Configuration normal = one.normalise(new Configuration(Map.of("l2", 1, "batchSize", 64.0)));

        assertThat(normal.values()).containsEntry("l2", 1.0).containsEntry("batchSize", 64L);
    }

    @Test
    void bringsDefaultsIntoTheRange() {
        Configuration nearest = space.nearest(new Configuration(
                Map.of("units", 32, "window", 28, "learningRate", 0.5, "dropout", 0.26, "batchSize", 100)));

        assertThat(nearest.values())
                .containsEntry("units", 32L)
                .containsEntry("window", 28L)
                .containsEntry("learningRate", 1e-2)
                .containsEntry("batchSize", 32L);
        assertThat((Double) nearest.values().get("dropout")).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void countsConfigurations() {
        assertThat(space.cardinality()).isEqualTo(Long.MAX_VALUE);
        assertThat(new SearchSpace(List.of(new IntParameter("a", 1, 10), new CategoricalParameter("b", List.of("x"))))
                        .cardinality())
                .isEqualTo(10);
    }

    @Test
    void refusesContradictoryRanges() {
        assertThatThrownBy(() -> new IntParameter("units", 9, 8)).hasMessage("units: need low <= high, got [9, 8]");
        assertThatThrownBy(() -> new FloatParameter("lr", Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new FloatParameter("lr", 0, 1, true, null)).hasMessageContaining("low > 0");
        assertThatThrownBy(() -> new FloatParameter("lr", 1, 2, true, 0.1)).hasMessageContaining("exclude");
        assertThatThrownBy(() -> new IntParameter("u", 0, 2, true, null)).hasMessageContaining("low >= 1");
        assertThatThrownBy(() -> new CategoricalParameter("o", List.of("a", "a")))
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> new SearchSpace(List.of(new IntParameter("a", 1, 2), new IntParameter("a", 1, 2))))
                .hasMessage("two parameters are named a");
        assertThatThrownBy(() -> new SearchSpace(List.of())).hasMessageContaining("at least one");
    }
}
