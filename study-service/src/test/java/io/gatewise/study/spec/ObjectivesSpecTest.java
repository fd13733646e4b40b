package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several objectives, as a spec has them. */
class ObjectivesSpecTest {

    private static final String OURS = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            parameters: [{name: units, type: int, low: 4, high: 64}]
            %s
            training: {batchSize: 4}
            search: {algorithm: random, seed: 9}
            validation: {type: k-fold, k: 2, testFraction: 0.2, stratified: false}
            earlyStopping: {maxEpochs: 30}
            """;

    private static final String OUTSIDE = """
            name: n
            trainer: external
            parameters: [{name: depth, type: int, low: 4, high: 64}]
            %s
            """;

    private static final String SIZE = "{metric: size, direction: minimize}";

    @TempDir
    static Path folder;

    private static Map<String, FileData> data;

    @BeforeAll
    static void prepare() throws IOException {
        data = TaskData.in(folder);
    }

    private static StudySpec read(String document) {
        return new SpecReader(new SpecSchema())
                .read(
                        document.getBytes(StandardCharsets.UTF_8),
                        SpecText.YAML,
                        name -> Optional.ofNullable(data.get(name)),
                        transfer -> {
                            throw new AssertionError();
                        });
    }

    @Test
    void aMetricOfTheTaskAndWhatNetworksCostAreWeighed() {
        StudySpec spec = read(
                OURS.formatted(
                        "objectives: [{metric: macroF1}, {metric: parameters}, {metric: trainingSeconds}, {metric: memoryBytes}]"));

        assertThat(spec.objectives())
                .extracting(Objective::metric)
                .containsExactly("macroF1", "parameters", "trainingSeconds", "memoryBytes");
        assertThat(spec.objectives())
                .extracting(Objective::direction)
                .containsExactly(Direction.MAXIMIZE, Direction.MINIMIZE, Direction.MINIMIZE, Direction.MINIMIZE);
        assertThat(spec.objective().metric()).isEqualTo("macroF1");
    }

    @Test
    void anExternalTrainersObjectivesHaveAnyNames() {
        StudySpec spec = read(OUTSIDE.formatted("objectives: [{metric: gain, direction: maximize}, " + SIZE + "]"));

        assertThat(spec.objectives())
                .containsExactly(new Objective("gain", Direction.MAXIMIZE), new Objective("size", Direction.MINIMIZE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objectives: [{metric: macroF1}]                              | /objectives          | at least 2",
                "objectives: [{metric: macroF1}, {metric: accuracy}, {metric: parameters}, {metric: logLoss}, {metric: auroc}]"
                        + " | /objectives | at most 4",
                "objectives: [{metric: macroF1}, {metric: macroF1}]           | /objectives/1/metric | macroF1 twice",
                "objectives: [{metric: parameters}, {metric: macroF1}]        | /objectives/0/metric | need one of",
                "objectives: [{metric: macroF1}, {metric: size}]              | /objectives/1/metric | memoryBytes",
                "objectives: [{metric: macroF1}, {metric: rmse}]              | /objectives/1/metric | for classification",
                "objectives: [{metric: macroF1}, {metric: parameters, direction: maximize}] | /objectives/1 | minimize",
                "'objective: {metric: macroF1}\nobjectives: [{metric: macroF1}, {metric: parameters}]'"
                        + " | /objective | got both",
                "objective: {metric: parameters}                              | /objective/metric    | need one of",
                "trainer: gatewise                                            | /objective           | required",
            })
    void refusesAtItsPlace(String objectives, String pointer, String detail) {
        assertRefused(OURS.formatted(objectives.replace("\\n", "\n")), pointer, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search: {stop: {target: 0.1}} | /search/stop/target | only with one objective",
                "warmStart: {similar: true}    | /warmStart          | only with one objective",
                "objective: {metric: rmse}     | /objective          | got both",
            })
    void refusesWhatNeedsOneObjective(String more, String pointer, String detail) {
        String objectives = "objectives: [{metric: error, direction: minimize}, " + SIZE + "]\n";

        assertRefused(OUTSIDE.formatted(objectives + more), pointer, detail);
    }

    @Test
    void refusesAnObjectiveWithoutADirectionThatNobodyKnows() {
        assertRefused(
                OUTSIDE.formatted("objectives: [{metric: error}, " + SIZE + "]"),
                "/objectives/0",
                "need minimize or maximize for error");
    }

    private static void assertRefused(String document, String pointer, String detail) {
        RefusedSpecException refused = catchThrowableOfType(RefusedSpecException.class, () -> read(document));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(detail);
        });
    }
}
