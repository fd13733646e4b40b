package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.StudySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that name a template. */
class TemplateSpecTest {

    private static final String SPEC = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            objective: {metric: accuracy}
            validation: {type: k-fold, k: 2, testFraction: 0.2, stratified: false}
            %s
            """;

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void prepare() throws IOException {
        data = TaskData.in(folder);
    }

    private static StudySpec read(String rest) {
        return new SpecReader(new SpecSchema())
                .read(
                        SPEC.formatted(rest).getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.ofNullable(data.get(name)),
                        transfer -> {
                            throw new AssertionError();
                        });
    }

    private static List<String> names(StudySpec spec) {
        return spec.parameters().parameters().stream().map(Parameter::name).toList();
    }

    @Test
    void searchItsParametersAsTheyAreSizedByTheData() {
        StudySpec spec = read("template: lstm-classification");

        assertThat(names(spec))
                .containsExactly(
                        "units",
                        "layers",
                        "direction",
                        "pooling",
                        "learningRate",
                        "inputNoise",
                        "dropout",
                        "recurrentDropout");
        assertThat(((IntParameter) spec.parameters().parameters().get(0)).high())
                .isEqualTo(16);
        assertThat(spec.training().values()).as("a range of one value is none").isEqualTo(Map.of("batchSize", 1L));
    }

    @Test
    void goBeforeIt() {
        StudySpec spec = read("""
                template: lstm-classification
                parameters: [{name: units, type: int, low: 3, high: 5}, {name: l2, type: float, low: 0, high: 0.1}]
                training: {direction: forward, batchSize: 4, dropout: 0.2}""");

        assertThat(names(spec))
                .containsExactly("units", "l2", "layers", "pooling", "learningRate", "inputNoise", "recurrentDropout");
        assertThat(spec.parameters().parameters().get(0)).isEqualTo(new IntParameter("units", 3, 5));
        assertThat(spec.training().values()).isEqualTo(Map.of("direction", "forward", "batchSize", 4L, "dropout", 0.2));
    }

    @Test
    void searchWhatItFixesIfTheySaySo() {
        StudySpec spec = read("""
                template: lstm-small
                parameters: [{name: direction, type: categorical, choices: [forward, bidirectional]}]""");

        assertThat(spec.parameters().parameters().get(0)).isInstanceOf(CategoricalParameter.class);
        assertThat(names(spec)).containsExactly("direction", "units", "learningRate");
    }

    private static void assertRefused(String rest, String pointer, String detail) {
        RefusedSpecException refused = catchThrowableOfType(RefusedSpecException.class, () -> read(rest));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(detail);
        });
    }

    @Test
    void areRefusedWhereItDoesNotFit() {
        assertRefused("template: lstm-large", "/template", "need one of lstm-small, lstm-forecasting");
        assertRefused("template: lstm-text", "/template", "lstm-text is for text, the task is classification");
        assertRefused("training: {units: 4}", "/parameters", "required");
        assertRefused(
                "template: lstm-classification\ntraining: {engine: dl4j}",
                "/template",
                "its parameter recurrentDropout: ");
    }
}
