package io.gatewise.results.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.FitTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsMetricsTest {

    private static final Configuration POINT =
            new Configuration(Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ResultsMetrics metrics = new ResultsMetrics(registry);

    @Test
    void countsTheTrialsThatEndedSinceTheBestTookTheLead() {
        StudyScript script = script("s");
        StudyState state = StudyState.opened(script.opened());
        for (int trial = 1; trial <= 4; trial++) {
            state = shown(state.after(script.trialOpened(trial, POINT)));
        }

        state = shown(state.after(script.completed(1, 5)));
        state = shown(state.after(script.completed(3, 2)));
        assertThat(sinceImprovement("s")).isZero();
        state = shown(state.after(script.completed(4, 3)));
        shown(state.after(script.infeasible(2)));

        assertThat(sinceImprovement("s")).isEqualTo(2);
        assertThat(registry.get("gatewise.best.value").tag("study", "s").gauge().value())
                .isEqualTo(2);
    }

    @Test
    void aRestartGoesByTheWinnersNumber() {
        StudyScript script = script("s");
        StudyState state = StudyState.opened(script.opened());
        for (StudyEvent event : new StudyEvent[] {
            script.trialOpened(1, POINT), script.completed(1, 2), script.trialOpened(2, POINT), script.completed(2, 4)
        }) {
            state = state.after(event);
        }

        shown(state);

        assertThat(sinceImprovement("s")).isEqualTo(1);
    }

    @Test
    void aStudysSeriesGoWithItsEnd() {
        StudyScript script = script("s");
        StudyState state = StudyState.opened(script.opened());
        state = shown(shown(state.after(script.trialOpened(1, POINT))).after(script.completed(1, 2)));
        assertThat(series("s")).isPositive();

        shown(state.after(script.finished(1)));

        assertThat(series("s")).isZero();
    }

    @Test
    void aStudyThatAnotherReplicaLeadsOnIsShownNoLongerAfterTwoLooks() {
        StudyState state = shown(StudyState.opened(script("s").opened()));
        EventId newer = new EventId(
                state.last().study(), state.last().incarnation(), state.last().sequence() + 1);

        metrics.look(Map.of(newer.study(), newer));
        assertThat(series("s")).as("it may only be an event ahead").isPositive();
        metrics.look(Map.of(newer.study(), newer));

        assertThat(series("s")).isZero();
        shown(state);
        metrics.look(Map.of(newer.study(), state.last()));
        metrics.look(Map.of(newer.study(), state.last()));
        assertThat(series("s")).isPositive();
        metrics.look(Map.of());
        assertThat(series("s")).as("it has ended elsewhere").isZero();
    }

    @Test
    void onlyAHundredStudiesHaveSeries() {
        StudyScript last = script("last");
        StudyState state = StudyState.opened(last.opened());
        for (int i = 0; i < ResultsMetrics.MOST_STUDIES; i++) {
            shown(StudyState.opened(script("study-" + i).opened()));
        }

        shown(state);

        assertThat(series("last")).isZero();
        assertThat(omitted()).isEqualTo(1);
        shown(StudyState.opened(script("study-0").opened())
                .after(script("study-0").cancelled()));
        shown(state);
        assertThat(series("last")).isPositive();
        assertThat(omitted()).isZero();
    }

    @Test
    void fallbacksAreThereFromZeroOn() {
        metrics.fellBack(FitTimer.Fallback.NO_SCORES);

        assertThat(fallbacks("no-scores")).isEqualTo(1);
        assertThat(fallbacks("nothing-promising")).isZero();
    }

    private static StudyScript script(String study) {
        return new StudyScript(study, 1, StudyScript.spec(study, Search.Algorithm.RANDOM, 1));
    }

    private StudyState shown(StudyState state) {
        metrics.show(state);
        return state;
    }

    private double sinceImprovement(String study) {
        return registry.get("gatewise.trials.since.improvement")
                .tag("study", study)
                .gauge()
                .value();
    }

    private long series(String study) {
        return registry.getMeters().stream()
                .filter(meter -> new StudyId(study).value().equals(meter.getId().getTag("study")))
                .count();
    }

    private double omitted() {
        return registry.get("gatewise.studies.without.series").gauge().value();
    }

    private double fallbacks(String reason) {
        return registry.get("gatewise.surrogate.fallbacks")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
