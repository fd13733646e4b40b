package io.gatewise.results.metrics;

import io.gatewise.model.study.Objective;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One active study's gauges. They read the newest numbers when they are asked, so an event costs the same however many
 * studies there are. Not thread-safe but for the reading.
 */
final class StudyMeters {

    private final MeterRegistry registry;
    private final Map<TrialState, Meter> ended = new EnumMap<>(TrialState.class);
    private final Map<String, Meter> best = new TreeMap<>(); // by metric
    private volatile Numbers numbers = new Numbers(Map.of(), Map.of());

    /** @param registry where they are shown once there is something to show */
    StudyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Numbers(Map<String, Double> best, Map<TrialState, Long> ended) {}

    /** Shows where the study stands. */
    void show(StudyState state) {
        Map<TrialState, Long> counts = new EnumMap<>(TrialState.class);
        state.history().trials().forEach(trial -> counts.merge(trial.state(), 1L, Long::sum));
        counts.remove(TrialState.OPEN);
        numbers = new Numbers(best(state), counts);
        String study = state.last().study().value();
        numbers.best()
                .keySet()
                .forEach(metric -> best.computeIfAbsent(
                        metric,
                        missing -> Gauge.builder("gatewise.best.value", this, meters -> meters.best(missing))
                                .description("The best value so far of each objective, in its unit")
                                .tag("study", study)
                                .tag("name", state.spec().name())
                                .tag("metric", missing)
                                .register(registry)));
        counts.keySet()
                .forEach(outcome -> ended.computeIfAbsent(
                        outcome,
                        missing -> Gauge.builder("gatewise.observations", this, meters -> meters.count(missing))
                                .description("Ended trials by what became of them")
                                .tag("study", study)
                                .tag("state", missing.key())
                                .register(registry)));
    }

    /** By metric: with several objectives the best of each on the front, which is the best of all. */
    private static Map<String, Double> best(StudyState state) {
        Map<String, Double> best = new TreeMap<>();
        if (!state.spec().weighsSeveral()) {
            String metric = state.spec().objective().metric();
            state.best().ifPresent(trial -> best.put(metric, trial.score().orElseThrow()));
            return best;
        }
        for (TrialRecord trial : state.front().members()) {
            Map<String, Double> values = trial.last().orElseThrow().values();
            for (Objective objective : state.spec().objectives()) {
                best.merge(
                        objective.metric(),
                        values.get(objective.metric()),
                        (a, b) -> objective.direction().better(b, a) ? b : a);
            }
        }
        return best;
    }

    private double best(String metric) {
        return numbers.best().getOrDefault(metric, Double.NaN);
    }

    private long count(TrialState outcome) {
        return numbers.ended().getOrDefault(outcome, 0L);
    }

    /** Shows nothing more. */
    void remove() {
        best.values().forEach(registry::remove);
        ended.values().forEach(registry::remove);
    }
}
