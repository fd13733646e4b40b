package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatewise.model.study.Rung;
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

/** Steps in which trials are trained, as a spec has them. */
class FidelitySpecTest {

    private static final String OURS = """
            name: n
            dataset: gestures
            task: {type: classification, series: id, label: kind, inputs: [x, y]}
            parameters: [{name: units, type: int, low: 4, high: 64}]
            objective: {metric: accuracy}
            training: {batchSize: 4}
            search: {algorithm: random, seed: 9, fidelity: %s}
            validation: %s
            earlyStopping: {maxEpochs: 30}
            """;

    private static final String FOLDS = "{type: k-fold, k: 2, testFraction: 0.2, stratified: false}";

    private static final String OUTSIDE = """
            name: n
            trainer: external
            parameters: [{name: depth, type: int, low: 4, high: 64}]
            objective: {metric: error, direction: minimize}
            search: {fidelity: %s}
            """;

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
    void aSpecSaysInWhichStepsTrialsAreTrained() {
        StudySpec spec = read(OURS.formatted("{by: epochs, min: 3}", FOLDS));

        assertThat(spec.rungs()).containsExactly(new Rung(1, 3, 2, 1), new Rung(2, 9, 2, 1), new Rung(3, 30, 2, 1));
    }

    @Test
    void anExternalTrainersTrialsHaveSharesOfABudget() {
        StudySpec spec = read(OUTSIDE.formatted("{by: budget, min: 0.25, reduction: 2, scheme: hyperband}"));

        assertThat(spec.rungs()).extracting(Rung::fraction).containsExactly(0.25, 0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{by: epochs, min: 30} | /search/fidelity/min | need less than the 30 epochs of a full trial, got 30",
                "{by: epochs, min: 2.5} | /search/fidelity/min | need integer, got 2.5",
                "{by: folds, min: 2} | /search/fidelity/min | need less than the 2 folds of a full trial, got 2",
                "{by: fraction, min: 1} | /search/fidelity/min | need less than 1, got 1",
                "{by: fraction, min: 0} | /search/fidelity/min | need at least 0.001, got 0",
                "{by: budget, min: 0.5} | /search/fidelity/by | need epochs, folds or fraction where Gatewise trains, got budget",
                "{by: time, min: 0.5} | /search/fidelity/by | need one of epochs, folds, fraction, budget, got \"time\"",
                "{by: epochs} | /search/fidelity/min | required, but not there",
                "{by: epochs, min: 3, reduction: 1} | /search/fidelity/reduction | need at least 1.1, got 1",
                "{by: epochs, min: 3, scheme: sha} | /search/fidelity/scheme | need one of asha, hyperband, got \"sha\""
            })
    void refusesStepsThatAreNoneWithTheirPlace(String fidelity, String pointer, String detail) {
        var refused = catchThrowableOfType(RefusedSpecException.class, () -> read(OURS.formatted(fidelity, FOLDS)));

        assertThat(refused.problems()).containsExactly(new SpecProblem(pointer, detail));
    }

    @Test
    void aHoldOutHasNoFoldsToBeginWith() {
        String document = OURS.formatted(
                "{by: folds, min: 1}",
                "{type: hold-out, validationFraction: 0.2, testFraction: 0.2, stratified: false}");

        var refused = catchThrowableOfType(RefusedSpecException.class, () -> read(document));

        assertThat(refused.problems())
                .containsExactly(new SpecProblem(
                        "/search/fidelity/by",
                        "need a validation of several folds (k-fold or walk-forward), got a hold-out"));
    }

    @Test
    void nobodyKnowsAnExternalTrainersEpochs() {
        var refused =
                catchThrowableOfType(RefusedSpecException.class, () -> read(OUTSIDE.formatted("{by: epochs, min: 3}")));

        assertThat(refused.problems())
                .containsExactly(new SpecProblem(
                        "/search/fidelity/by", "need budget where somebody outside trains, got epochs"));
    }
}
