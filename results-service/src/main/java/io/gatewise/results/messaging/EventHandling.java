package io.gatewise.results.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What every event's message is given: a place in logs and traces, and the dead letters where it can't be taken in. */
@ApplicationScoped
class EventHandling {

    private static final Logger LOG = Logger.getLogger(EventHandling.class);

    private final Tracing tracing;
    private final DeadLetters deadLetters;

    EventHandling(Tracing tracing, DeadLetters deadLetters) {
        this.tracing = tracing;
        this.deadLetters = deadLetters;
    }

    /** Does {@code work} as a step of the message's trace; puts the message aside if it fails. */
    void handle(EventMessage message, Runnable work) {
        orPutAside(message, () -> {
            try (Work ignoredUntilClosed = tracing.on(
                    message.message().topic(),
                    message.subject(),
                    message.message().headers())) {
                work.run();
            }
        });
    }

    /** Does {@code work}; puts the message aside if it fails. */
    void orPutAside(EventMessage message, Runnable work) {
        try {
            work.run();
        } catch (DatabaseRetry.StoppingException stopping) {
            throw stopping;
        } catch (RuntimeException fault) {
            // not stepped over: the study's next event shows a gap, and the ledger is asked for this one again
            LOG.errorf(
                    fault, "event could not be taken in id=%s", message.event().id());
            putAside(message.message(), String.valueOf(fault.getMessage()));
        }
    }

    void putAside(ConsumerRecord<String, String> message, String reason) {
        deadLetters
                .add(Topics.STUDY_EVENTS, message.key(), message.value(), reason)
                .toCompletableFuture()
                .join();
    }
}
