package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.space.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations that a spec wants tried first. */
class KnownGoodSpecTest {

    private static final String SPEC = """
            name: n
            trainer: external
            parameters: [{name: depth, type: int, low: 1, high: 9},
                         {name: booster, type: categorical, choices: [tree, linear]},
                         {name: eta, type: float, low: 0, high: 1, condition: {parameter: booster, in: [tree]}}]
            objective: {metric: error, direction: minimize}
            search: {maxTrials: 2}
            constraints: [depth <= 8 * (1 - eta)]
            knownGood: [%s]
            """;

    private static Examined examine(String knownGood) {
        return new SpecReader(new SpecSchema())
                .examine(
                        SPEC.formatted(knownGood).getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.empty(),
                        transfer -> {
                            throw new AssertionError();
                        });
    }

    @Test
    void areKeptInTheirOrderAndInTheirParametersTypes() {
        var spec = examine("{depth: 9.0, booster: linear, eta: null}, {depth: 4, booster: tree, eta: 0}")
                .spec();

        assertThat(spec.knownGood())
                .containsExactly(
                        new Configuration(Map.of("depth", 9L, "booster", "linear")),
                        new Configuration(Map.of("depth", 4L, "booster", "tree", "eta", 0.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{depth: 10, booster: linear}            | /knownGood/0/depth | need int in [1, 9], got 10",
                "{depth: 1}                              | /knownGood/0/booster | missing",
                "{depth: 1, booster: tree}               | /knownGood/0/eta | missing",
                "{depth: 1, booster: linear, gamma: 1}   | /knownGood/0/gamma | no parameter of this study",
                "{depth: 1, booster: [linear]}           | /knownGood/0/booster | need string, number, boolean, null",
                "7                                       | /knownGood/0 | need object, got 7",
                "{depth: 7, booster: tree, eta: 0.5}     | /knownGood/0 | need depth <= 8 * (1 - eta)",
                "{depth: 1, booster: linear}, {depth: 1.0, booster: linear, eta: 1} | /knownGood/1 | the same as /knownGood/0",
                "'{depth: 1, booster: linear}, {depth: 2, booster: linear}, {depth: 3, booster: linear}' | /knownGood"
                        + " | need at most maxTrials configurations, got 3, and a maxTrials of 2"
            })
    void areRefusedWhereTheyCannotBeTried(String knownGood, String pointer, String detail) {
        RefusedSpecException refused = catchThrowableOfType(RefusedSpecException.class, () -> examine(knownGood));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
