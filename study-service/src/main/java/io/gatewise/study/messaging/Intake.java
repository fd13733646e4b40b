package io.gatewise.study.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.edge.trace.Work;
import io.gatewise.study.ledger.Verdict;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Sees messages through: it returns when a message has taken effect, was found to change nothing,
 * or lies with the dead letters. While database or broker are away it keeps trying, so the messages
 * behind it wait and none is lost.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final MessageCodec codec;
    private final DeadLetters deadLetters;
    private final Tracing tracing;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Intake(MessageCodec codec, DeadLetters deadLetters, Tracing tracing) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
    }

    // before the channels close: a message that still waits is read again after the next start
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Sees some messages through, in order.
     *
     * @param family the topic's sealed type
     * @param about  what a message is about
     * @param effect what a message does; called again after a failure that may pass
     */
    <T> void process(
            ConsumerRecords<String, String> batch,
            Class<T> family,
            Function<T, Subject> about,
            Function<T, Verdict> effect) {
        for (ConsumerRecord<String, String> message : batch) {
            process(message, family, about, effect);
        }
    }

    /** As the other, of one message. */
    <T> void process(
            ConsumerRecord<String, String> message,
            Class<T> family,
            Function<T, Subject> about,
            Function<T, Verdict> effect) {
        T content;
        try {
            content = codec.read(message.value(), family);
        } catch (UnreadableMessageException unreadable) {
            putAside(message, unreadable.getMessage());
            return;
        }
        try (Work ignoredUntilClosed = tracing.on(message.topic(), about.apply(content), message.headers())) {
            Verdict verdict = persist(message, () -> effect.apply(content));
            if (verdict instanceof Verdict.Impossible impossible) {
                putAside(message, impossible.reason());
            } else if (verdict instanceof Verdict.Ignored ignored) {
                LOG.debugf(
                        "message changes nothing topic=%s key=%s reason=%s",
                        message.topic(), message.key(), ignored.reason());
            }
        } catch (RejectedMessageException hopeless) {
            LOG.errorf(
                    hopeless.getCause(), "message can't be processed topic=%s key=%s", message.topic(), message.key());
            putAside(message, String.valueOf(hopeless.getCause()));
        }
    }

    private void putAside(ConsumerRecord<String, String> message, String reason) {
        persist(
                message,
                () -> deadLetters
                        .add(message.topic(), message.key(), message.value(), reason)
                        .toCompletableFuture()
                        .join());
    }

    private interface Step<R> {
        R run();
    }

    private <R> R persist(ConsumerRecord<String, String> message, Step<R> step) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return step.run();
            } catch (RuntimeException failure) {
                if (!Passing.mayPass(failure)) {
                    throw new RejectedMessageException(failure);
                }
                LOG.warnf(
                        "message waits for database or broker topic=%s key=%s cause=%s",
                        message.topic(), message.key(), Passing.rootCause(failure));
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service stops; the message will be read again");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops; the message will be read again", stop);
        }
    }

    /** Trying again would fail again. */
    private static final class RejectedMessageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RejectedMessageException(RuntimeException cause) {
            super(cause);
        }
    }
}
