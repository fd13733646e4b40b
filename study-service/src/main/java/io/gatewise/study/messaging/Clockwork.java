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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The one thread on which the ledger acts by itself: it dispatches whenever something has changed, and
 * every second watches leases, external trainers' trials, studies' times and deletions, repeats unanswered demands and counts.
 */
@ApplicationScoped
class Clockwork {

    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Dispatching dispatching;
    private final LeaseWatch leases;
    private final AskDesk asks;
    private final ChangeDesk changes;
    private final DeleteDesk deletions;
    private final StudyQueries queries;
    private final LedgerMetrics metrics;
    private final LedgerSignal signal;
    private final Clock clock;
    private final Duration tick;
    private final Thread thread = new Thread(this::run, "ledger-clockwork");
    private volatile boolean stopping;
    private Instant nextRound = Instant.MIN;
    private boolean waiting;

    Clockwork(
            Dispatching dispatching,
            LeaseWatch leases,
            AskDesk asks,
            ChangeDesk changes,
            DeleteDesk deletions,
            StudyQueries queries,
            LedgerMetrics metrics,
            LedgerSignal signal,
            Clock clock,
            StudyServiceSettings settings) {
        this.dispatching = dispatching;
        this.leases = leases;
        this.asks = asks;
        this.changes = changes;
        this.deletions = deletions;
        this.queries = queries;
        this.metrics = metrics;
        this.signal = signal;
        this.clock = clock;
        this.tick = settings.tick();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(STOP_LIMIT.toMillis());
    }

    private void run() {
        while (!stopping) {
            try {
                turn();
                if (waiting) {
                    LOG.info("ledger goes on: database and broker are back");
                    waiting = false;
                }
                signal.await(tick);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                pauseAfter(failure);
            }
        }
    }

    private void turn() {
        dispatching.dispatch();
        Instant now = clock.instant();
        if (!now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            metrics.show(queries.counts());
            dispatching.repeatDemands();
            leases.look();
            asks.expire();
            changes.closeLate();
            deletions.proceed();
        }
    }

    private void pauseAfter(RuntimeException failure) {
        if (stopping) {
            return;
        }
        if (!Passing.mayPass(failure)) {
            LOG.errorf(failure, "ledger clockwork failed, will try again");
        } else if (!waiting) {
            LOG.warnf("ledger waits for database or broker cause=%s", Passing.rootCause(failure));
            waiting = true;
        }
        try {
            signal.await(ROUND);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
