package io.gatewise.results.metrics;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.FitTimer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The meters of results-service. */
@ApplicationScoped
public class ResultsMetrics implements FitTimer {

    /** So many studies have series of their own; more would make Prometheus slow, and no page can show them. */
    static final int MOST_STUDIES = 100;

    private static final Duration[] BOUNDS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer suggestions;
    private final Timer fits;
    private final Counter eventsWanted;
    private final Map<StudyId, StudyMeters> shown = new HashMap<>();
    private final Set<StudyId> omitted = new HashSet<>();
    private final Set<StudyId> overtaken = new HashSet<>();

    ResultsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.suggestions = Timer.builder("gatewise.suggestion.duration")
                .description("How long the answer to one demand took to find")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.fits = Timer.builder("gatewise.surrogate.fit.duration")
                .description("How long the surrogates of one answer took to fit")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.eventsWanted = Counter.builder("gatewise.events.wanted")
                .description("How often missing events were asked for")
                .register(registry);
        Gauge.builder("gatewise.studies.without.series", this, metrics -> metrics.omitted.size())
                .description("Studies that go on and have no series of their own, as there are too many")
                .register(registry);
        Arrays.stream(Fallback.values()).forEach(this::fallbacks);
    }

    private Counter fallbacks(Fallback reason) {
        return Counter.builder("gatewise.surrogate.fallbacks")
                .description("Proposals that a model-based search had to make without its surrogate, by reason")
                .tag("reason", reason.key())
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

    @Override
    public void fellBack(Fallback reason) {
        fallbacks(reason).increment();
    }

    /** Missing events were asked for. */
    public void eventsWanted() {
        eventsWanted.increment();
    }

    /** An event was taken in, after which the study stands so. */
    public void taken(StudyEvent event, StudyState state) {
        Counter.builder("gatewise.events.processed")
                .description("Study events that were taken in, by type")
                .tag("event", event.getClass().getSimpleName())
                .register(registry)
                .increment();
        show(state);
    }

    /** Shows where the study stands while it may still change. */
    public synchronized void show(StudyState state) {
        StudyId study = state.last().study();
        overtaken.remove(study);
        if (!state.phase().active()) {
            forget(study);
        } else if (shown.containsKey(study) || shown.size() < MOST_STUDIES) {
            omitted.remove(study);
            shown.computeIfAbsent(study, any -> new StudyMeters(registry)).show(state);
        } else {
            omitted.add(study);
        }
    }

    /**
     * Shows no longer what ended, or what goes on at another replica: a study that has been ahead of what is shown here for
     * two looks running.
     *
     * @param standing the newest event of each study that goes on
     */
    public synchronized void look(Map<StudyId, EventId> standing) {
        omitted.retainAll(standing.keySet());
        for (StudyId study : Set.copyOf(shown.keySet())) {
            EventId newest = standing.get(study);
            if (newest == null) {
                forget(study);
            } else if (newest.equals(shown.get(study).last())) {
                overtaken.remove(study);
            } else if (!overtaken.add(study)) {
                forget(study);
            }
        }
    }

    private void forget(StudyId study) {
        omitted.remove(study);
        overtaken.remove(study);
        StudyMeters meters = shown.remove(study);
        if (meters != null) {
            meters.remove();
        }
    }
}
