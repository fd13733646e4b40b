package io.gatewise.study.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Templates grow with the data, within what the literature searched. */
class DataSizeTest {

    private static long high(SpaceTemplate template, String name) {
        Parameter parameter = template.parameters().stream()
                .map(SpaceTemplate.Source::parameter)
                .collect(Collectors.toMap(Parameter::name, Function.identity()))
                .get(name);
        return ((IntParameter) parameter).high();
    }

    private static SpaceTemplate forecasting(long rows, int season) {
        return SpaceTemplates.named("lstm-forecasting", new DataSize(rows, rows, rows, 3, season, 7))
                .orElseThrow();
    }

    @Test
    void unitsHaveFiveWeightsForEachStepAtMost() {
        // 4 · 64 · 68 = 17,408 weights need 3,482 steps; 4 · 32 · 36 = 4,608 need 922
        assertThat(high(forecasting(3_500, 1), "units")).isEqualTo(64);
        assertThat(high(forecasting(3_400, 1), "units")).isEqualTo(32);
        assertThat(high(forecasting(50, 1), "units")).isEqualTo(16);
        assertThat(high(forecasting(10_000_000, 1), "units")).isEqualTo(256);
    }

    @Test
    void windowsHoldUpToFourSeasonsAndFitIntoTheShortestSeries() {
        assertThat(high(forecasting(10_000, 24), "window")).isEqualTo(96);
        assertThat(high(forecasting(10_000, 7), "window")).isEqualTo(64);
        assertThat(high(forecasting(100, 24), "window")).isEqualTo(28);
        assertThat(high(forecasting(8, 24), "window")).isEqualTo(1);
    }

    @Test
    void anEpochHasEightBatchesAtLeast() {
        var few = new DataSize(6_000, 60, 100, 1, 1, 1);

        assertThat(high(SpaceTemplates.named("lstm-classification", few).orElseThrow(), "batchSize"))
                .isEqualTo(8);
        assertThat(high(
                        SpaceTemplates.named("lstm-classification", DataSize.UNKNOWN)
                                .orElseThrow(),
                        "batchSize"))
                .isEqualTo(64);
    }

    @Test
    void everyTemplateIsASearchSpaceWithSourcesWhateverTheData() {
        for (DataSize size :
                List.of(DataSize.UNKNOWN, new DataSize(1, 1, 1, 1, 1, 1), new DataSize(9, 2, 4, 500, 12, 30))) {
            for (SpaceTemplate template : SpaceTemplates.all(size)) {
                assertThat(template.parameters()).isNotEmpty().allSatisfy(each -> {
                    assertThat(each.source()).isNotBlank();
                    if (each.parameter() instanceof FloatParameter range) {
                        assertThat(range.low()).isLessThan(range.high());
                    }
                });
            }
        }
    }
}
