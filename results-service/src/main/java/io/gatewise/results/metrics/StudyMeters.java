package io.gatewise.results.metrics;

import io.gatewise.model.message.EventId;
import io.gatewise.model.study.Objective;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One active study's gauges. They read the newest numbers when they are asked, so an event costs the same however many
 * studies there are. Not thread-safe but for the reading.
 */
final class StudyMeters {

    private final MeterRegistry registry;
    private final List<Meter> states = new ArrayList<>();
    private final Map<String, Meter> best = new TreeMap<>(); // by metric
    private volatile Numbers numbers = new Numbers(null, Map.of(), Map.of(), Lead.NONE);

    /** @param registry where they are shown once there is something to show */
    StudyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Numbers(EventId last, Map<String, Double> best, Map<TrialState, Long> ended, Lead lead) {

        long allEnded() {
            return ended.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Which score leads, and how many trials had ended when it took the lead. */
    private record Lead(int trial, OptionalDouble score, long since) {

        static final Lead NONE = new Lead(0, OptionalDouble.empty(), 0);

        /** At first sight nobody saw it take the lead: the trials before it had ended then, as far as one knows. */
        Lead after(Optional<TrialRecord> best, long ended) {
            if (best.isEmpty()) {
                return this;
            }
            TrialRecord now = best.get();
            if (now.number() == trial && now.score().equals(score)) {
                return this;
            }
            return new Lead(now.number(), now.score(), this == NONE ? Math.min(now.number(), ended) : ended);
        }
    }

    /** Shows where the study stands. */
    void show(StudyState state) {
        Map<TrialState, Long> counts = state.history().counts();
        counts.remove(TrialState.OPEN);
        long ended = counts.values().stream().mapToLong(Long::longValue).sum();
        numbers = new Numbers(state.last(), best(state), counts, numbers.lead().after(state.best(), ended));
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
        if (states.isEmpty()) {
            registerCounts(study);
        }
    }

    private void registerCounts(String study) {
        for (TrialState state : TrialState.values()) {
            if (state != TrialState.OPEN) {
                states.add(Gauge.builder("gatewise.observations", this, meters -> meters.count(state))
                        .description("Ended trials that the search knows, by what became of them")
                        .tag("study", study)
                        .tag("state", state.key())
                        .register(registry));
            }
        }
        states.add(Gauge.builder("gatewise.trials.since.improvement", this, StudyMeters::sinceImprovement)
                .description("Trials that ended since the best one took the lead")
                .tag("study", study)
                .register(registry));
    }

    /** The event after which the numbers are. */
    EventId last() {
        return numbers.last();
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

    private double sinceImprovement() {
        Numbers now = numbers;
        return now.allEnded() - now.lead().since();
    }

    /** Shows nothing more. */
    void remove() {
        best.values().forEach(registry::remove);
        states.forEach(registry::remove);
    }
}
