package io.gatewise.study.messaging;

import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.metrics.LedgerMetrics;
import io.gatewise.study.store.AskDesk;
import io.gatewise.study.store.ChangeDesk;
import io.gatewise.study.store.DeleteDesk;
import io.gatewise.study.store.Dispatching;
import io.gatewise.study.store.LedgerSignal;
import io.gatewise.study.store.StudyQueries;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * What the ledger does by itself, on two threads: one dispatches whenever something has changed, the other watches leases,
 * external trainers' trials, studies' times and deletions every second, repeats unanswered demands and counts. Where the
 * topics end is asked of a consumer that may sleep for a second: dispatching doesn't wait for that.
 */
@ApplicationScoped
class Clockwork {

    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Dispatching dispatching;
    private final LeaseWatch leases;
    private final AskDesk asks;
    private final ChangeDesk changes;
    private final DeleteDesk deletions;
    private final StudyQueries queries;
    private final LedgerMetrics metrics;
    private final List<LedgerThread> threads;

    Clockwork(
            Dispatching dispatching,
            LeaseWatch leases,
            AskDesk asks,
            ChangeDesk changes,
            DeleteDesk deletions,
            StudyQueries queries,
            LedgerMetrics metrics,
            LedgerSignal signal,
            StudyServiceSettings settings) {
        this.dispatching = dispatching;
        this.leases = leases;
        this.asks = asks;
        this.changes = changes;
        this.deletions = deletions;
        this.queries = queries;
        this.metrics = metrics;
        this.threads = List.of(
                new LedgerThread("ledger-dispatch", dispatching::dispatch, () -> signal.await(settings.tick())),
                new LedgerThread("ledger-rounds", this::round, () -> Thread.sleep(ROUND.toMillis())));
    }

    void start(@Observes StartupEvent event) {
        threads.forEach(LedgerThread::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (LedgerThread thread : threads) {
            thread.stop();
        }
    }

    private void round() {
        metrics.show(queries.counts());
        dispatching.repeatDemands();
        leases.look();
        asks.expire();
        changes.closeLate();
        deletions.proceed();
    }
}
