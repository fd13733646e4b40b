package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectivesTest {

    private static final Objective RMSE = new Objective(Metric.RMSE, null);
    private static final Objective WEIGHTS = new Objective("parameters", null);
    private static final Objective SECONDS = new Objective("trainingSeconds", null);
    private static final Objective MEMORY = new Objective("memoryBytes", null);
    private static final TrialCost COST = new TrialCost(900, 400, 2_500_000, 1e8, 30, 12.5);

    private static StudySpec spec(Objective... objectives) {
        return StudySpec.external("s", new SearchSpace(List.of(new IntParameter("units", 1, 9))), RMSE, null, null)
                .withObjectives(List.of(objectives));
    }

    private static Outcome.Completed completed(Map<String, Double> metrics) {
        return new Outcome.Completed(0.5, metrics, List.of(), 3, true, "patience", 800, 61.5, null);
    }

    private static Provenance provenance(TrialCost cost) {
        return new Provenance("1", "d", 1, "w", "cpu", Map.of(), null, cost);
    }

    @Test
    void aTrainingsValuesAreItsMetricsAndWhatItCost() {
        Outcome measured = Objectives.measured(
                spec(RMSE, WEIGHTS, SECONDS, MEMORY), completed(Map.of("rmse", 0.5, "mae", 0.3)), provenance(COST));

        assertThat(((Outcome.Completed) measured).values())
                .isEqualTo(
                        Map.of("rmse", 0.5, "parameters", 900.0, "trainingSeconds", 61.5, "memoryBytes", 2_500_000.0));
    }

    @Test
    void withOneObjectiveOrAnotherEndNothingIsAdded() {
        var ended = completed(Map.of("rmse", 0.5));
        var failed = new Outcome.Failed("disk full");

        assertThat(Objectives.measured(spec(RMSE), ended, provenance(COST))).isSameAs(ended);
        assertThat(Objectives.measured(spec(RMSE, WEIGHTS), failed, null)).isSameAs(failed);
    }

    @Test
    void aTrainingThatLacksAValueHasFailed() {
        Outcome withoutMetric = Objectives.measured(
                spec(RMSE, new Objective(Metric.AUROC, null)), completed(Map.of("rmse", 0.5)), provenance(COST));
        Outcome withoutCount =
                Objectives.measured(spec(RMSE, MEMORY), completed(Map.of("rmse", 0.5)), provenance(null));

        assertThat(withoutMetric).isInstanceOf(Outcome.Failed.class);
        assertThat(withoutMetric.reason()).contains("auroc");
        assertThat(withoutCount.reason()).contains("memoryBytes");
    }

    @Test
    void theFirstObjectiveIsTheOneOfScores() {
        StudySpec several = spec(RMSE, WEIGHTS);

        assertThat(several.objective()).isEqualTo(RMSE);
        assertThat(several.objectives()).containsExactly(RMSE, WEIGHTS);
        assertThat(several.weighsSeveral()).isTrue();
        assertThat(spec(RMSE).objectives()).containsExactly(RMSE);
        assertThat(spec(RMSE).weighsSeveral()).isFalse();
    }

    @Test
    void costsAreMinimised() {
        assertThat(WEIGHTS.direction()).isEqualTo(Direction.MINIMIZE);
        assertThatThrownBy(() -> new Objective("memoryBytes", Direction.MAXIMIZE))
                .hasMessageContaining("minimize");
    }

    @Test
    void refusesTooManyAndTheSameTwiceAndWhatNeedsOneObjective() {
        assertThatThrownBy(() -> spec(RMSE, WEIGHTS, SECONDS, MEMORY, new Objective(Metric.MAE, null)))
                .hasMessageContaining("2 to 4");
        assertThatThrownBy(() -> spec(RMSE, RMSE)).hasMessageContaining("different metrics");
        assertThatThrownBy(
                        () -> spec(RMSE, WEIGHTS).withSearch(Search.standard().withStop(new StopWhen(null, 0.1))))
                .hasMessageContaining("one objective");
        assertThatThrownBy(() -> spec(RMSE, WEIGHTS).withWarmStart(new WarmStart(List.of("x-1"), null)))
                .hasMessageContaining("one objective");
    }
}
