package io.gatewise.worker.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.worker.trial.StopRegister;
import io.gatewise.worker.trial.Workplace;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One slot: takes a request, says so, lets go of the record, trains, reports, takes the next.
 *
 * <p>The record is let go before the training: from {@code started} on the ledger's lease watches over
 * the attempt, and a slot that doesn't poll holds nothing back from the others.
 */
final class TrialSlot implements Runnable {

    private static final Logger LOG = Logger.getLogger(TrialSlot.class);

    /**
     * Long: a record that arrives just when one poll follows another may be fetched beside the next one, and
     * would wait here for its lock to run out. A stop wakes the poll.
     */
    private static final Duration POLL = Duration.ofMinutes(1);

    private static final int ACKNOWLEDGED_SECONDS = 20;

    private final int number;
    private final Collaborators with;
    private volatile KafkaShareConsumer<String, String> consumer;

    /** What all slots share. */
    record Collaborators(
            ShareGroup group,
            MessageCodec codec,
            DeadLetters deadLetters,
            StopRegister register,
            ProgressPublisher progress,
            AttemptWork work,
            Workplace workplace,
            Tracing tracing,
            Stopping stopping) {}

    /** Slot {@code number}, from 1. */
    TrialSlot(int number, Collaborators with) {
        this.number = number;
        this.with = with;
    }

    /** Ends a poll; {@link Stopping} must have been asked. */
    void wakeUp() {
        KafkaShareConsumer<String, String> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            while (!with.stopping().now()) {
                consume();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Consumes until the worker stops or the consumer breaks. */
    private void consume() throws InterruptedException {
        try (KafkaShareConsumer<String, String> joined = with.group().join()) {
            consumer = joined;
            while (!with.stopping().now()) {
                for (ConsumerRecord<String, String> record : joined.poll(POLL)) {
                    take(record);
                }
            }
        } catch (WakeupException stop) {
            LOG.debugf("slot woken slot=%d", number);
        } catch (KafkaException | ExecutionException | TimeoutException failure) {
            LOG.warnf("slot waits for the broker slot=%d cause=%s", number, failure);
            with.stopping().pause();
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "slot failed, begins again slot=%d", number);
            with.stopping().pause();
        } finally {
            consumer = null;
        }
    }

    private void take(ConsumerRecord<String, String> record)
            throws InterruptedException, ExecutionException, TimeoutException {
        TrialRequest request;
        try {
            request = with.codec().read(record.value(), TrialRequest.class);
        } catch (UnreadableMessageException unreadable) {
            await(with.deadLetters().add(record.topic(), record.key(), record.value(), unreadable.getMessage()));
            letGo(record);
            return;
        }
        try (Work ignoredUntilClosed = with.tracing().on(record.topic(), Subject.of(request.key()), record.headers())) {
            take(record, request);
        }
    }

    private void take(ConsumerRecord<String, String> record, TrialRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        String run = UUID.randomUUID().toString();
        Optional<String> stopped = with.register().stopped(request.key());
        if (stopped.isPresent()) {
            with.work().skip(request, run, stopped.get());
            letGo(record);
            return;
        }
        LOG.infof("trial started attempt=%s run=%s slot=%d", request.key(), run, number);
        await(with.progress()
                .publish(new TrialProgress.Started(
                        request.key(), run, with.workplace().worker(), number)));
        letGo(record);
        with.work().work(request, run);
    }

    private void letGo(ConsumerRecord<String, String> record) {
        consumer.acknowledge(record, AcknowledgeType.ACCEPT);
        try {
            commit(record);
        } catch (WakeupException stopMeantThePoll) {
            commit(record);
        }
    }

    /** If the lock ran out meanwhile another slot works on it too: the ledger takes the first end. */
    private void commit(ConsumerRecord<String, String> record) {
        consumer.commitSync()
                .forEach((partition, failure) -> failure.ifPresent(cause -> LOG.warnf(
                        "request not accepted, may come again partition=%s offset=%d cause=%s",
                        partition, record.offset(), cause)));
    }

    private static void await(CompletionStage<Void> sent)
            throws InterruptedException, ExecutionException, TimeoutException {
        sent.toCompletableFuture().get(ACKNOWLEDGED_SECONDS, TimeUnit.SECONDS);
    }
}
