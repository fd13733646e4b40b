package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PermissionTest {

    private static final Extent EXTENT = new Extent(
            3, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {1000}), Lengths.of(new long[] {200}), 50_000);

    /** So fast believe workers to be. */
    private static final Speed WORKERS = new Speed(4e-9, 0.01);

    private static StudySpec spec() {
        return StudyScript.spec("s", Search.Algorithm.BAYESIAN, 1, new IntParameter("units", 1, 200));
    }

    private static Configuration units(int units) {
        return new Configuration(Map.of("units", units));
    }

    private static TrialCost cost(StudySpec spec, int units) {
        return EXTENT.cost(spec.settings(units(units)), spec.fullRung(), 1, WORKERS);
    }

    private static StudyState afterTrials(StudyScript script, int... units) {
        StudyState state = StudyState.opened(script.opened(EXTENT));
        for (int trial = 1; trial <= units.length; trial++) {
            int size = units[trial - 1];
            state = state.after(script.trialOpened(trial, units(size)));
            TrialEnded end = script.ended(trial, new Outcome.Infeasible("limit", "too slow", List.of()));
            var told = new Provenance("1", "d1", 7, "w", "cpu", Map.of(), null, cost(script.spec(), size));
            state = state.after(new TrialEnded(end.id(), end.at(), trial, 1, end.outcome(), 1, told));
        }
        return state;
    }

    @Test
    void keepsPredictedSecondsOnceWorkersHaveToldTheirSpeed() {
        StudySpec spec = spec();
        double most = cost(spec, 100).seconds();
        var script = new StudyScript(
                "s", 1, spec.withLimits(new Limits(null, null, null, null, Math.round(Math.ceil(most)))));

        Predicate<Configuration> known = Permission.of(afterTrials(script, 20, 150, 60));

        assertThat(known.test(units(95))).isTrue();
        assertThat(known.test(units(110))).isFalse();
    }

    @Test
    void leavesPredictedSecondsToTheWorkersWhileTheirSpeedIsUnknown() {
        var script = new StudyScript("s", 1, spec().withLimits(new Limits(null, null, null, null, 1L)));

        assertThat(Permission.of(afterTrials(script, 20, 150)).test(units(200))).isTrue();
    }

    @Test
    void keepsConstraintsAtTheSpeedThatTheStudyWasOpenedWith() {
        StudySpec spec = spec();
        double most = cost(spec, 100).seconds();
        StudySpec bound = spec.withConstraints(List.of(new Inequality("predictedSeconds <= " + most)));
        StudyOpened opened = new StudyScript("s", 1, bound).opened(EXTENT);
        StudyState state = StudyState.opened(new StudyOpened(
                opened.id(), opened.at(), bound, opened.data(), EXTENT, List.of(), Map.of("fused", WORKERS)));

        Predicate<Configuration> permission = Permission.of(state);

        assertThat(permission.test(units(100))).isTrue();
        assertThat(permission.test(units(101))).isFalse();
    }

    @Test
    void keepsConstraintsOnWeights() {
        // 3 inputs: 4 H (H + 4) + H + 1 weights, 571 with 10 and 672 with 11
        StudySpec bound = spec().withConstraints(List.of(new Inequality("weights <= 571")));
        StudyState state = StudyState.opened(new StudyScript("s", 1, bound).opened(EXTENT));

        assertThat(Permission.of(state).test(units(10))).isTrue();
        assertThat(Permission.of(state).test(units(11))).isFalse();
    }
}
