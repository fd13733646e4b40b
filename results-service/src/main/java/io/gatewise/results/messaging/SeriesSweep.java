package io.gatewise.results.messaging;

import io.gatewise.results.metrics.ResultsMetrics;
import io.gatewise.results.store.ResultsStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes the series of studies away that go on elsewhere: a replica hears nothing of those that it has lost. */
@ApplicationScoped
class SeriesSweep {

    private static final Logger LOG = Logger.getLogger(SeriesSweep.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final ResultsStore store;
    private final ResultsMetrics metrics;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "series-sweep");
        thread.setDaemon(true);
        return thread;
    });

    SeriesSweep(ResultsStore store, ResultsMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        clock.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            metrics.look(store.standing());
        } catch (RuntimeException away) {
            LOG.debugf("studies can't be looked at cause=%s", away);
        }
    }
}
