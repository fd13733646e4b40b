package io.gatewise.results.metrics;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.search.FitTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The meters of results-service. */
@ApplicationScoped
public class ResultsMetrics implements FitTimer {

    private final MeterRegistry registry;
    private final Timer suggestions;
    private final Timer fits;
    private final Counter eventsWanted;
    private final MultiGauge bestValues;
    private final MultiGauge observations;
    private final Map<StudyId, Row> rows = new ConcurrentHashMap<>();

    ResultsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.suggestions = Timer.builder("gatewise.suggestion")
                .description("How long the answer to one demand took to find")
                .publishPercentileHistogram()
                .register(registry);
        this.fits = Timer.builder("gatewise.surrogate.fit")
                .description("How long the surrogates of one answer took to fit")
                .publishPercentileHistogram()
                .register(registry);
        this.eventsWanted = Counter.builder("gatewise.events.wanted")
                .description("How often missing events were asked for")
                .register(registry);
        this.bestValues = MultiGauge.builder("gatewise.best.value")
                .description("The best score so far, in the objective's unit")
                .register(registry);
        this.observations = MultiGauge.builder("gatewise.observations")
                .description("Ended trials by what became of them")
                .register(registry);
    }

    /** One study's numbers. */
    private record Row(String name, String metric, Optional<Double> best, Map<TrialState, Long> ended) {}

    /** Runs {@code answer} and measures it. */
    public <T> T suggestion(Supplier<T> answer) {
        return suggestions.record(answer);
    }

    @Override
    public <T> T time(Supplier<T> fit) {
        return fits.record(fit);
    }

    /** Missing events were asked for. */
    public void eventsWanted() {
        eventsWanted.increment();
    }

    /** An event was taken in, after which the study stands so. */
    public void taken(StudyEvent event, StudyState state) {
        String kind = event.getClass().getSimpleName();
        registry.counter("gatewise.events.processed", "event", kind).increment();
        show(state);
    }

    /** Shows where the study stands while it may still change. */
    public void show(StudyState state) {
        StudyId study = state.last().study();
        if (state.phase().active()) {
            rows.put(study, row(state));
        } else {
            rows.remove(study);
        }
        refresh();
    }

    private static Row row(StudyState state) {
        Map<TrialState, Long> ended = new java.util.EnumMap<>(TrialState.class);
        state.history().trials().forEach(trial -> ended.merge(trial.state(), 1L, Long::sum));
        ended.remove(TrialState.OPEN);
        return new Row(
                state.spec().name(),
                state.spec().objective().metric(),
                state.best().map(trial -> trial.score().orElseThrow()),
                ended);
    }

    private synchronized void refresh() {
        List<MultiGauge.Row<?>> best = new ArrayList<>();
        List<MultiGauge.Row<?>> ended = new ArrayList<>();
        rows.forEach((study, row) -> {
            row.best()
                    .ifPresent(value -> best.add(MultiGauge.Row.of(
                            Tags.of("study", study.value(), "name", row.name(), "metric", row.metric()), value)));
            row.ended()
                    .forEach((state, count) ->
                            ended.add(MultiGauge.Row.of(Tags.of("study", study.value(), "state", state.key()), count)));
        });
        bestValues.register(best, true);
        observations.register(ended, true);
    }
}
