package io.gatewise.study.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.spec.SpecProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as Python's json writes them of Optuna 1 to 4. */
class OptunaSpaceTest {

    private static ImportedSpace read(String document) {
        return OptunaSpace.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatOptunaWritesSinceVersion3() {
        var space = read("""
                {"lr": {"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}},
                 "dropout": {"name": "FloatDistribution", "attributes": {"step": 0.1, "low": 0.0, "high": 0.5, "log": false}},
                 "momentum": {"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}},
                 "layers": {"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 4}},
                 "units": {"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 8, "high": 512}},
                 "window": {"name": "IntDistribution", "attributes": {"log": false, "step": 7, "low": 7, "high": 56}},
                 "optimizer": {"name": "CategoricalDistribution", "attributes": {"choices": ["adam", "sgd"]}},
                 "batch": {"name": "CategoricalDistribution", "attributes": {"choices": [16, 32.5, "all", true, false]}}}
                """);

        assertThat(space.leftOut()).isEmpty();
        assertThat(space.parameters())
                .containsExactly(
                        new FloatParameter("lr", 1e-5, 0.1, true, null),
                        new FloatParameter("dropout", 0, 0.5, false, 0.1),
                        new FloatParameter("momentum", 0, 1),
                        new IntParameter("layers", 1, 4),
                        new IntParameter("units", 8, 512, true, null),
                        new IntParameter("window", 7, 56, false, 7L),
                        new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                        new CategoricalParameter("batch", List.of(16L, 32.5, "all", true, false)));
    }

    @Test
    void readsWhatOptunaWroteBeforeVersion3() {
        var space = read("""
                {"a": {"name": "UniformDistribution", "attributes": {"low": -1.0, "high": 1.0}},
                 "b": {"name": "LogUniformDistribution", "attributes": {"low": 0.001, "high": 1.0}},
                 "c": {"name": "DiscreteUniformDistribution", "attributes": {"low": 0.0, "high": 1.0, "q": 0.25}},
                 "d": {"name": "IntUniformDistribution", "attributes": {"low": 1, "high": 9, "step": 2}},
                 "e": {"name": "IntUniformDistribution", "attributes": {"low": 1, "high": 9}},
                 "f": {"name": "IntLogUniformDistribution", "attributes": {"low": 1, "high": 100, "step": 1}}}
                """);

        assertThat(space.leftOut()).isEmpty();
        assertThat(space.parameters())
                .containsExactly(
                        new FloatParameter("a", -1, 1),
                        new FloatParameter("b", 0.001, 1, true, null),
                        new FloatParameter("c", 0, 1, false, 0.25),
                        new IntParameter("d", 1, 9, false, 2L),
                        new IntParameter("e", 1, 9),
                        new IntParameter("f", 1, 100, true, null));
    }

    @Test
    void readsTextsWithinTheDocumentTheShortFormAndRowsOfItsStorage() {
        String text = "\"{\\\"name\\\": \\\"IntDistribution\\\", \\\"attributes\\\":"
                + " {\\\"log\\\": false, \\\"step\\\": 1, \\\"low\\\": 1, \\\"high\\\": 4}}\"";

        assertThat(read("{\"n\": " + text + "}").parameters()).containsExactly(new IntParameter("n", 1, 4));
        assertThat(read("""
                        {"x": {"type": "float", "low": 0.5, "high": 8, "log": true},
                         "y": {"type": "int", "low": 1, "high": 3},
                         "z": {"type": "categorical", "choices": ["a"]}}""").parameters())
                .containsExactly(
                        new FloatParameter("x", 0.5, 8, true, null),
                        new IntParameter("y", 1, 3),
                        new CategoricalParameter("z", List.of("a")));
        ImportedSpace rows = read("""
                [{"trial_id": 1, "param_name": "n", "param_value": 2.0, "distribution_json": %s},
                 {"trial_id": 2, "param_name": "n", "param_value": 3.0, "distribution_json": %s},
                 {"op_code": 5, "param_name": "n", "distribution": {"type": "int", "low": 1, "high": 5}},
                 {"op_code": 4}]""".formatted(text, text));
        assertThat(rows.parameters()).containsExactly(new IntParameter("n", 1, 4));
        assertThat(rows.leftOut())
                .extracting(SpecProblem::pointer, SpecProblem::detail)
                .containsExactly(
                        tuple(
                                "/2/distribution",
                                "another distribution of n than at /0/distribution_json, which was taken"),
                        tuple("/3", "need param_name and distribution_json"));
    }

    @Test
    void tellsWhatItLeavesOutAndTakesTheRest() {
        var space = read("""
                {"act": {"name": "CategoricalDistribution", "attributes": {"choices": ["relu", null, [1, 2], 1, 1.0, NaN]}},
                 "n": {"name": "IntLogUniformDistribution", "attributes": {"low": 1, "high": 100, "step": 3}},
                 "x": {"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": Infinity, "log": false}},
                 "my param": {"name": "UniformDistribution", "attributes": {"low": 0.0, "high": 1.0}},
                 "g": {"name": "GammaDistribution", "attributes": {}},
                 "k": 7,
                 "empty": {"name": "CategoricalDistribution", "attributes": {"choices": [null]}}}
                """);

        assertThat(space.parameters())
                .containsExactly(
                        new CategoricalParameter("act", List.of("relu", 1L)),
                        new IntParameter("n", 1, 100, true, null));
        assertThat(space.leftOut())
                .extracting(SpecProblem::pointer)
                .containsExactly(
                        "/act/attributes/choices/1",
                        "/act/attributes/choices/2",
                        "/act/attributes/choices/4",
                        "/act/attributes/choices/5",
                        "/n/attributes/step",
                        "/x/attributes",
                        "/my param",
                        "/g",
                        "/k",
                        "/empty/attributes/choices/0",
                        "/empty/attributes/choices");
        assertThat(space.leftOut().get(0).detail()).startsWith("null: a choice is a text, a number, true or false");
        assertThat(space.leftOut().get(6).detail()).contains("need a name of letters, digits");
        assertThat(space.leftOut().get(7).detail()).isEqualTo("unknown distribution GammaDistribution");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x\": 1             |      | no JSON",
                "{}                    |      | need a JSON object of distributions by parameter",
                "7                     |      | need a JSON object of distributions by parameter",
                "{\"x\": 1}            | /x   | no distribution of Optuna",
                "{\"x\": {\"type\": \"int\", \"low\": 4, \"high\": 1}}     | /x | need low <= high, got [4, 1]",
                "{\"x\": {\"type\": \"int\", \"low\": 1.5, \"high\": 2}}   | /x | need whole numbers low, high and step",
                "{\"x\": {\"type\": \"int\", \"low\": 1, \"high\": 1e99}}  | /x | need whole numbers",
                "{\"x\": {\"type\": \"float\", \"low\": 0, \"high\": 1, \"log\": true}} | /x | a log scale needs low > 0"
            })
    void refusesWhatHoldsNothingToTakeOver(String document, String pointer, String detail) {
        RefusedSpecException refused = catchThrowableOfType(RefusedSpecException.class, () -> read(document));

        assertThat(refused.problems()).first().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
