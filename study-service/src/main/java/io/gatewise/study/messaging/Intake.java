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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    /** What messages of a topic do, together: a verdict on each, or none takes effect. */
    interface Effect<T> {

        /**
         * Has messages take effect, in order.
         *
         * @param work begins the work on the message of that place
         * @return what came of each; called again after a failure that may pass
         */
        List<Verdict> of(List<T> messages, IntFunction<Work> work);
    }

    /**
     * Sees some messages through, in order: together or, should one of them make that impossible, one after the other.
     *
     * @param family the topic's sealed type
     * @param about  what a message is about
     */
    <T> void process(
            List<ConsumerRecord<String, String>> batch, Class<T> family, Function<T, Subject> about, Effect<T> effect) {
        List<Received<T>> readable = new ArrayList<>();
        for (ConsumerRecord<String, String> message : batch) {
            try {
                readable.add(new Received<>(message, codec.read(message.value(), family)));
            } catch (UnreadableMessageException unreadable) {
                putAside(message, unreadable.getMessage());
            }
        }
        if (readable.isEmpty()) {
            return;
        }
        try {
            take(readable, about, effect);
        } catch (RejectedMessageException hopeless) {
            readable.forEach(message -> takeAlone(message, about, effect));
        }
    }

    private record Received<T>(ConsumerRecord<String, String> message, T content) {}

    private <T> void takeAlone(Received<T> received, Function<T, Subject> about, Effect<T> effect) {
        try {
            take(List.of(received), about, effect);
        } catch (RejectedMessageException hopeless) {
            ConsumerRecord<String, String> message = received.message();
            LOG.errorf(
                    hopeless.getCause(), "message can't be processed topic=%s key=%s", message.topic(), message.key());
            putAside(message, String.valueOf(hopeless.getCause()));
        }
    }

    private <T> void take(List<Received<T>> batch, Function<T, Subject> about, Effect<T> effect) {
        List<T> contents = batch.stream().map(Received::content).toList();
        IntFunction<Work> work = place -> {
            Received<T> received = batch.get(place);
            return tracing.on(
                    received.message().topic(),
                    about.apply(received.content()),
                    received.message().headers());
        };
        List<Verdict> verdicts = persist(batch.get(0).message(), () -> effect.of(contents, work));
        for (int place = 0; place < verdicts.size(); place++) {
            settle(batch.get(place).message(), verdicts.get(place));
        }
    }

    private void settle(ConsumerRecord<String, String> message, Verdict verdict) {
        if (verdict instanceof Verdict.Impossible impossible) {
            putAside(message, impossible.reason());
        } else if (verdict instanceof Verdict.Ignored ignored) {
            LOG.debugf(
                    "message changes nothing topic=%s key=%s reason=%s",
                    message.topic(), message.key(), ignored.reason());
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
