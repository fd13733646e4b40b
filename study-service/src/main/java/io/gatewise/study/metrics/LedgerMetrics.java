package io.gatewise.study.metrics;

import io.gatewise.study.store.LedgerCounts;
import io.gatewise.study.store.StudyQueries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Gauges on the ledger's counts, as they were when last refreshed: a scrape asks no database. */
@ApplicationScoped
public class LedgerMetrics {

    private static final List<String> STUDY_STATES = List.of("running", "evaluating", "finished", "cancelled");
    private static final List<String> TRIAL_STATES =
            List.of("queued", "running", "completed", "infeasible", "failed", "cancelled");

    private final StudyQueries queries;
    private final MeterRegistry registry;
    private volatile LedgerCounts counts = LedgerCounts.NONE;

    LedgerMetrics(StudyQueries queries, MeterRegistry registry) {
        this.queries = queries;
        this.registry = registry;
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
    }

    /** Counts again. */
    public void refresh() {
        counts = queries.counts();
    }
}
