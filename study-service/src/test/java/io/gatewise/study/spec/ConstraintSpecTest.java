package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.StudySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inequalities between parameters. */
class ConstraintSpecTest {

    private static final String SPEC = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            parameters: [{name: units, type: int, low: 4, high: 64}, {name: layers, type: int, low: 1, high: 3},
                         {name: dropout, type: float, low: 0, high: 0.5, condition: {parameter: layers, in: [2, 3]}},
                         {name: pooling, type: categorical, choices: [last, mean]}]
            objective: {metric: accuracy}
            training: {batchSize: 4}
            validation: {type: k-fold, k: 2, testFraction: 0.2, stratified: false}
            constraints: [%s]
            """;

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void prepare() throws IOException {
        data = TaskData.in(folder);
    }

    private static Examined examine(String constraints) {
        return examine(constraints, "");
    }

    /** With more parameters before the others. */
    private static Examined examine(String constraints, String parameters) {
        return new SpecReader(new SpecSchema())
                .examine(
                        SPEC.replace("parameters: [", "parameters: [" + parameters)
                                .formatted(constraints)
                                .getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.ofNullable(data.get(name)),
                        transfer -> {
                            throw new AssertionError();
                        });
    }

    private static Configuration configuration(long units, long layers, Double dropout) {
        var values = new HashMap<String, Object>(Map.of("units", units, "layers", layers, "pooling", "last"));
        if (dropout != null) {
            values.put("dropout", dropout);
        }
        return new Configuration(values);
    }

    private static List<String> violations(StudySpec spec, Configuration configuration) {
        return new Constraints(spec, StudyCosts.NONE).violations(configuration);
    }

    @Test
    void areKeptByConfigurationsThatKeepEachOfThem() {
        StudySpec spec =
                examine("layers * units <= 64, 'dropout >= units / 128'").spec();

        assertThat(violations(spec, configuration(64, 1, null)))
                .as("dropout is inactive")
                .isEmpty();
        assertThat(violations(spec, configuration(33, 2, 0.5))).containsExactly("need layers * units <= 64");
        assertThat(violations(spec, configuration(32, 2, 0.2))).containsExactly("need dropout >= units / 128");
        assertThat(violations(spec, configuration(65, 2, 0.2))).containsExactly("units: need int in [4, 64], got 65");
        assertThat(violations(spec, configuration(32, 2, 0.25))).isEmpty();
    }

    @Test
    void mayKeepHigherLayersNarrower() {
        String second = "{name: units_2, type: int, low: 4, high: 64, condition: {parameter: layers, in: [2, 3]}},";
        StudySpec spec = examine("units_2 <= units", second).spec();
        Configuration wide = configuration(16, 2, 0.2);

        assertThat(violations(spec, wide.overlaidWith(new Configuration(Map.of("units_2", 17)))))
                .containsExactly("need units_2 <= units");
        assertThat(violations(spec, wide.overlaidWith(new Configuration(Map.of("units_2", 16)))))
                .isEmpty();
        assertThat(violations(spec, configuration(16, 1, null)))
                .as("units_2 is inactive")
                .isEmpty();
        assertThat(LayerUnits.of(spec.settings(spec.defaultConfiguration()))).containsExactly(32);
    }

    @Test
    void unitsOfALayerThatNoTrialHasAreRefused() {
        String fourth = "{name: units_4, type: int, low: 4, high: 64},";

        var refused = catchThrowableOfType(RefusedSpecException.class, () -> examine("units <= 64", fourth));

        assertThat(refused.problems())
                .contains(new SpecProblem(
                        "/parameters/0",
                        "no trial has 4 layers: need layers of at least 4 in /training or /parameters, or leave it out;"
                                + " there are at most 3"));
    }

    @Test
    void mayNameSettingsThatAreFixedOrHaveADefault() {
        StudySpec spec = examine("units <= 8 * batchSize, units > stepEpochs").spec();

        assertThat(violations(spec, configuration(33, 1, null))).containsExactly("need units <= 8 * batchSize");
        assertThat(violations(spec, configuration(10, 1, null))).containsExactly("need units > stepEpochs");
        assertThat(violations(spec, configuration(32, 1, null))).isEmpty();
    }

    @Test
    void warnOfADefaultThatBreaksThem() {
        assertThat(examine("units <= 16").warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.pointer()).isEqualTo("/constraints");
            assertThat(warning.detail()).contains("units=32", "units <= 16", "no trial has it");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units_2 <= units         | /constraints/0 | (weights, weightsPerValue, memoryBytes, predictedSeconds): units_2",
                "layers <= 2, pooling > 1 | /constraints/1 | the values of pooling are none",
                "engine < units           | /constraints/0 | the values of engine are none",
                "batchSize <= 128         | /constraints/0 | nothing in it is searched",
                "units                    | /constraints/0 | need one of <=, >=, < and >",
                "units <=                 | /constraints/0 | need a number, a name or (, got the end",
                "units ^ 2 <= 4           | /constraints/0 | got '^ 2'",
                "units < 4                | /constraints/0 | it can't be kept: none of 20000 configurations",
                "units < 8, units > 32    | /constraints   | they contradict each other",
                "1                        | /constraints/0 | string"
            })
    void areRefusedWhereTheyCannotBeMeant(String constraints, String pointer, String word) {
        RefusedSpecException refused = catchThrowableOfType(RefusedSpecException.class, () -> examine(constraints));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(word);
        });
    }
}
