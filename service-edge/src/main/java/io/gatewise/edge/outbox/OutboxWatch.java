package io.gatewise.edge.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Shows how full the outbox is. It looks by itself, so that a scrape asks no database; while there is none to ask, what was
 * waiting goes on waiting.
 */
@ApplicationScoped
@IfBuildProperty(name = "gatewise.database.enabled", stringValue = "true", enableIfMissing = true)
class OutboxWatch {

    private static final Logger LOG = Logger.getLogger(OutboxWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final MeterRegistry metrics;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outbox-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Look last = new Look(0, Duration.ZERO, 0);

    OutboxWatch(Jdbi jdbi, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.metrics = metrics;
    }

    /** What was found when {@link System#nanoTime()} was {@code at}. */
    private record Look(long messages, Duration age, long at) {

        double lagSeconds(long now) {
            return messages == 0 ? 0 : (age.toNanos() + now - at) / 1e9;
        }
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("gatewise.outbox.messages", this, watch -> watch.last.messages())
                .description("Messages written and not sent yet")
                .register(metrics);
        Gauge.builder("gatewise.outbox.lag", this, watch -> watch.last.lagSeconds(System.nanoTime()))
                .description("How long the oldest unsent message has waited")
                .baseUnit("seconds")
                .register(metrics);
        clock.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            OutboxTable.Filling filling = OutboxTable.filling(jdbi);
            last = new Look(filling.messages(), filling.age(), System.nanoTime());
        } catch (RuntimeException away) {
            LOG.debugf("outbox can't be looked at cause=%s", away);
        }
    }
}
