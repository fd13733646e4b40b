package io.gatewise.study.metrics;

import io.gatewise.model.study.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What becomes of trials and how long it takes, as the ledger decided it: counted once, by the replica that wrote it. */
@ApplicationScoped
public class TrialMetrics {

    private static final List<String> STATES = List.of("completed", "infeasible", "failed", "cancelled");

    /** Why trials end without a score; any other word would be a worker's of another version. */
    private static final List<String> REASONS =
            List.of("diverged", "limit", "too-large", "misfit", "workers-lost", "told", "error", "other");

    /** What ends a training; {@code told} by an external trainer. */
    private static final List<String> RULES = List.of("patience", "time", "epochs", "told", "other");

    private final MeterRegistry registry;
    private final Timer waits;
    private final Timer roundTrips;
    private final Counter retries;
    private final Counter promotions;

    TrialMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.waits = timer("gatewise.queue.wait", "From when a rung of a trial was queued until a worker began with it")
                .register(registry);
        this.roundTrips = Timer.builder("gatewise.ring.round.trip")
                .description("From a demand for proposals until its answer counted: ledger, search and back")
                .serviceLevelObjectives(seconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60))
                .register(registry);
        this.retries = Counter.builder("gatewise.trial.retries")
                .description("Attempts after the first: given back, failed or silent before")
                .register(registry);
        this.promotions = Counter.builder("gatewise.trial.promotions")
                .description("Trials opened again for a higher rung")
                .register(registry);
    }

    // from zero on: an increase is seen only of a series that was there before
    void register(@Observes StartupEvent event) {
        STATES.forEach(state -> {
            ends(state);
            durations(state);
        });
        REASONS.forEach(this::failures);
        RULES.forEach(this::stops);
    }

    /** A worker began with work that had waited so long. */
    public void began(Duration waited) {
        waits.record(waited);
    }

    /**
     * A rung of a trial ended so.
     *
     * @param took since the attempt that ended it began; null if nobody began
     */
    public void ended(Outcome outcome, Duration took) {
        ends(outcome.state()).increment();
        if (took != null) {
            durations(outcome.state()).record(took);
        }
        if (outcome instanceof Outcome.Completed completed) {
            stops(known(completed.stoppedBy(), RULES)).increment();
        } else if (outcome instanceof Outcome.Infeasible infeasible) {
            failures(known(infeasible.cause(), REASONS)).increment();
        } else if (outcome instanceof Outcome.Failed) {
            failures("error").increment();
        }
    }

    /** Work goes to another attempt. */
    public void retried() {
        retries.increment();
    }

    /** A trial was opened again for a higher rung. */
    public void promoted() {
        promotions.increment();
    }

    /** A demand has its answer, so long after it was sent. */
    public void answered(Duration after) {
        roundTrips.record(after);
    }

    private static String known(String word, List<String> words) {
        return words.contains(word) ? word : "other";
    }

    private Counter ends(String state) {
        return Counter.builder("gatewise.trial.ends")
                .description("Rungs of trials that ended, by outcome")
                .tag("outcome", state)
                .register(registry);
    }

    private Timer durations(String state) {
        return timer("gatewise.trial.duration", "From the beginning of an attempt until it ended a rung of its trial")
                .tag("outcome", state)
                .register(registry);
    }

    private Counter failures(String reason) {
        return Counter.builder("gatewise.trial.failures")
                .description("Rungs of trials that ended without a score, by reason; error is a machine's")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter stops(String rule) {
        return Counter.builder("gatewise.trial.stops")
                .description("Rungs of trials that were trained, by what ended their training; epochs is not early")
                .tag("rule", rule)
                .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(seconds(0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600));
    }

    private static Duration[] seconds(double... bounds) {
        return Arrays.stream(bounds)
                .mapToObj(bound -> Duration.ofMillis(Math.round(bound * 1000)))
                .toArray(Duration[]::new);
    }
}
