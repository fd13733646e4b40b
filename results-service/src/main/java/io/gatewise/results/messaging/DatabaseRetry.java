package io.gatewise.results.messaging;

import io.gatewise.edge.store.PassingFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again, for as long as it takes, while the database is away or can take nothing. */
@ApplicationScoped
class DatabaseRetry {

    private static final Logger LOG = Logger.getLogger(DatabaseRetry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Counter retries;

    DatabaseRetry(MeterRegistry registry) {
        retries = Counter.builder("gatewise.database.retries")
                .description("How often work was tried again because the database was away or could take nothing")
                .register(registry);
    }

    // before those end who wait here
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * What {@code work} returns, once the database lets it.
     *
     * @param work a whole transaction: it may run several times
     * @throws StoppingException if the service stops first: the message then comes again
     */
    <T> T run(Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                String passing =
                        PassingFailure.of(failure).map(PassingFailure::title).orElseThrow(() -> failure);
                retries.increment();
                LOG.warnf("%s, will try again cause=%s", passing, failure.getMessage());
                waitFor(pause, failure);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void waitFor(Duration pause, RuntimeException failure) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppingException(failure);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoppingException(failure);
        }
    }

    /** The service stops while the database is away. */
    static final class StoppingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoppingException(Throwable cause) {
            super("the service stops while the database is away", cause);
        }
    }
}
