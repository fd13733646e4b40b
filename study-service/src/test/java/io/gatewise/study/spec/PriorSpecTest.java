package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where users expect good values. */
class PriorSpecTest {

    private static final String SPEC = """
            name: n
            trainer: external
            parameters: [%s]
            objective: {metric: error, direction: minimize}
            """;

    private static List<Parameter> read(String parameters) {
        return new SpecReader(new SpecSchema())
                .read(
                        SPEC.formatted(parameters).getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.empty(),
                        transfer -> {
                            throw new AssertionError();
                        })
                .parameters()
                .parameters();
    }

    @Test
    void areAnyNumbersInTheRangeOrWeightsOfChoices() {
        assertThat(read("""
                        {name: a, type: int, low: 1, high: 9, prior: {center: 2.5, deviation: 1}},
                        {name: b, type: float, low: 1e-4, high: 1, log: true, prior: {center: 0.01, deviation: 3}},
                        {name: c, type: categorical, choices: [x, true, 3], prior: {weights: [1, 5, 0.5]}}"""))
                .extracting(Parameter::prior)
                .containsExactly(Prior.around(2.5, 1), Prior.around(0.01, 3), Prior.weighted(List.of(1.0, 5.0, 0.5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: int, low: 1, high: 9, prior: {center: 10, deviation: 1} | /center | need a number in [1.0, 9.0], got 10",
                "type: int, low: 1, high: 9, prior: {center: 1, deviation: 0} | /deviation | need more than 0",
                "type: int, low: 1, high: 9, prior: {center: 1} | /deviation | required",
                "type: int, low: 1, high: 9, prior: {weights: [1]} | /weights | unknown field 'weights': need one of center, deviation",
                "type: float, low: 1, high: 9, log: true, prior: {center: 2, deviation: 0.5} | /deviation | a factor above 1, got 0.5",
                "type: categorical, choices: [a, b], prior: {weights: [1]} | /weights | a weight for each of the 2 choices, got 1",
                "type: categorical, choices: [a, b], prior: {weights: [1, 0]} | /weights/1 | need more than 0",
                "type: categorical, choices: [a, b], prior: {center: 1, deviation: 1} | /center | unknown field"
            })
    void areRefusedWhereTheyFitNoValue(String parameter, String field, String detail) {
        RefusedSpecException refused =
                catchThrowableOfType(RefusedSpecException.class, () -> read("{name: p, " + parameter + "}"));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo("/parameters/0/prior" + field);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
