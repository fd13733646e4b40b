package io.gatewise.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    private static final Extent EXTENT = new Extent(
            3, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {1000}), Lengths.of(new long[] {200}), 50_000);

    /** 3 inputs, an output and H units have 4 H (3 + H + 1) + H + 1 weights: 1156 with 15. */
    private static StudySpec spec(String constraint) {
        return new StudySpec(
                        "s",
                        "d",
                        new Forecasting("date", "y", List.of(), List.of(), 1),
                        new SearchSpace(List.of(new IntParameter("units", 1, 200), new IntParameter("window", 4, 64))),
                        null,
                        new Objective(Metric.RMSE, null),
                        null,
                        new HoldOut(0.2, null, null, null),
                        null,
                        null,
                        null)
                .withConstraints(List.of(new Inequality(constraint)));
    }

    private static Configuration trial(int units, int window) {
        return new Configuration(Map.of("units", units, "window", window));
    }

    private static Constraints constraints(String constraint) {
        return new Constraints(spec(constraint), new StudyCosts(EXTENT));
    }

    @Test
    void boundTheWeightsBesideAParameter() {
        Constraints constraints = constraints("weights <= 100 * window");

        assertThat(constraints.permit(trial(15, 14)))
                .as("1156 = 4 * 15 * 19 + 16")
                .isTrue();
        assertThat(constraints.violations(trial(15, 11)))
                .containsExactly("need weights <= 100 * window, got weights = 1156");
    }

    @Test
    void boundWeightsForEachValueAndBytes() {
        assertThat(constraints("weightsPerValue < 1").permit(trial(10, 20)))
                .as("591 weights, 980 values")
                .isTrue();
        assertThat(constraints("weightsPerValue < 1").permit(trial(30, 20))).isFalse();
        long bytes = new StudyCosts(EXTENT)
                .of(spec("memoryBytes > 0"), trial(30, 20))
                .orElseThrow()
                .memoryBytes();
        assertThat(constraints("memoryBytes <= " + bytes).permit(trial(30, 20))).isTrue();
        assertThat(constraints("memoryBytes < " + bytes).permit(trial(30, 20))).isFalse();
    }

    @Test
    void predictSecondsAtTheSpeedThatTheStudyWasOpenedWith() {
        StudySpec spec = spec("predictedSeconds <= 60");
        TrialCost counted = new StudyCosts(EXTENT).of(spec, trial(50, 20)).orElseThrow();
        // such a speed that this trial takes 60 s, as if all time went with the arithmetic
        var speed = new Speed(60 / counted.operations(), 0);
        var costs = new StudyCosts(EXTENT, Map.of("fused", speed));

        assertThat(costs.of(spec, trial(50, 20)).orElseThrow().seconds()).isCloseTo(60, within(1e-9));
        assertThat(new Constraints(spec, costs).permit(trial(49, 20))).isTrue();
        assertThat(new Constraints(spec, costs).permit(trial(51, 20))).isFalse();
        assertThat(new Constraints(spec, new StudyCosts(EXTENT)).permit(trial(51, 20)))
                .as("at the speed that is expected of anybody it takes less")
                .isTrue();
    }

    @Test
    void meanParametersWhereSomebodyElseTrains() {
        StudySpec spec = StudySpec.external(
                        "s",
                        new SearchSpace(List.of(new FloatParameter("weights", 0, 1))),
                        new Objective("error", Direction.MINIMIZE),
                        null,
                        null)
                .withConstraints(List.of(new Inequality("weights <= 0.5")));
        var constraints = new Constraints(spec, StudyCosts.NONE);

        assertThat(Constraints.derivedIn(spec)).isEmpty();
        assertThat(constraints.permit(new Configuration(Map.of("weights", 0.4))))
                .isTrue();
        assertThat(constraints.permit(new Configuration(Map.of("weights", 0.6))))
                .isFalse();
    }
}
