package io.gatewise.results.metrics;

import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One active study's gauges. They read the newest numbers when they are asked, so an event costs the same however many
 * studies there are. Not thread-safe but for the reading.
 */
final class StudyMeters {

    private final MeterRegistry registry;
    private final Map<TrialState, Meter> ended = new EnumMap<>(TrialState.class);
    private Meter best;
    private volatile Numbers numbers = new Numbers(Double.NaN, Map.of());

    /** @param registry where they are shown once there is something to show */
    StudyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Numbers(double best, Map<TrialState, Long> ended) {}

    /** Shows where the study stands. */
    void show(StudyState state) {
        Map<TrialState, Long> counts = new EnumMap<>(TrialState.class);
        state.history().trials().forEach(trial -> counts.merge(trial.state(), 1L, Long::sum));
        counts.remove(TrialState.OPEN);
        Optional<TrialRecord> leader = state.best();
        numbers = new Numbers(leader.map(trial -> trial.score().orElseThrow()).orElse(Double.NaN), counts);
        String study = state.last().study().value();
        if (leader.isPresent() && best == null) {
            best = Gauge.builder("gatewise.best.value", this, meters -> meters.numbers.best())
                    .description("The best score so far, in the objective's unit")
                    .tag("study", study)
                    .tag("name", state.spec().name())
                    .tag("metric", state.spec().objective().metric())
                    .register(registry);
        }
        counts.keySet()
                .forEach(outcome -> ended.computeIfAbsent(
                        outcome,
                        missing -> Gauge.builder("gatewise.observations", this, meters -> meters.count(missing))
                                .description("Ended trials by what became of them")
                                .tag("study", study)
                                .tag("state", missing.key())
                                .register(registry)));
    }

    private long count(TrialState outcome) {
        return numbers.ended().getOrDefault(outcome, 0L);
    }

    /** Shows nothing more. */
    void remove() {
        if (best != null) {
            registry.remove(best);
        }
        ended.values().forEach(registry::remove);
    }
}
