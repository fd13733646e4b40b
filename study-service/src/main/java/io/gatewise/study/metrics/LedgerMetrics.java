package io.gatewise.study.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Gauges on the ledger's counts, as they were when last refreshed: a scrape asks no database. Every replica shows the same. */
@ApplicationScoped
public class LedgerMetrics {

    /** So many studies have series of their own; more would make Prometheus slow, and no page can show them. */
    public static final int MOST_STUDIES = 100;

    private static final List<String> STUDY_STATES =
            List.of("running", "paused", "evaluating", "finished", "cancelled", "deleting");
    private static final List<String> TRIAL_STATES =
            List.of("queued", "running", "completed", "infeasible", "failed", "cancelled");

    private final MeterRegistry registry;
    private final Clock clock;
    private final MultiGauge targets;
    private volatile LedgerCounts counts = LedgerCounts.NONE;

    LedgerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.targets = MultiGauge.builder("gatewise.study.target.trials")
                .description("How many trials a study that goes on may have")
                .register(registry);
    }

    void register(@Observes StartupEvent event) {
        for (String state : STUDY_STATES) {
            Gauge.builder(
                            "gatewise.studies",
                            this,
                            metrics -> metrics.counts.studies().getOrDefault(state, 0L))
                    .description("Studies by state")
                    .tag("state", state)
                    .register(registry);
        }
        for (String state : TRIAL_STATES) {
            Gauge.builder(
                            "gatewise.trials",
                            this,
                            metrics -> metrics.counts.trials().getOrDefault(state, 0L))
                    .description("Trials by state")
                    .tag("state", state)
                    .register(registry);
        }
        Gauge.builder("gatewise.queue.trials", this, metrics -> metrics.counts.queue())
                .description("Work that waits or runs, final evaluations included: what to scale workers by")
                .register(registry);
        Gauge.builder("gatewise.queue.age", this, LedgerMetrics::oldestSeconds)
                .description("How long the work that has waited longest waits for a worker; 0 if none waits")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Shows other counts from now on. */
    public void show(LedgerCounts now) {
        if (!now.targets().equals(counts.targets())) {
            targets.register(
                    now.targets().stream()
                            .<MultiGauge.Row<?>>map(target -> MultiGauge.Row.of(
                                    Tags.of("study", target.study(), "name", target.name()), target.trials()))
                            .toList(),
                    true);
        }
        counts = now;
    }

    // grows on while the ledger can't look
    private double oldestSeconds() {
        LedgerCounts now = counts;
        if (now.oldest() == null) {
            return 0;
        }
        return Math.max(0, Duration.between(now.oldest(), clock.instant()).toMillis() / 1000.0);
    }
}
