package io.gatewise.results.metrics;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.FitTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The meters of results-service. */
@ApplicationScoped
public class ResultsMetrics implements FitTimer {

    private final MeterRegistry registry;
    private final Timer suggestions;
    private final Timer fits;
    private final Counter eventsWanted;
    private final Map<StudyId, StudyMeters> active = new HashMap<>();

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
    }

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
    public synchronized void show(StudyState state) {
        StudyId study = state.last().study();
        if (state.phase().active()) {
            active.computeIfAbsent(study, any -> new StudyMeters(registry)).show(state);
        } else {
            Optional.ofNullable(active.remove(study)).ifPresent(StudyMeters::remove);
        }
    }
}
