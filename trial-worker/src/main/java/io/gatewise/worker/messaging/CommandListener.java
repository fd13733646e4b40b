package io.gatewise.worker.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.worker.trial.StopRegister;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads every command from the beginning, without a group: each worker must know all that are in force
 * before it takes its first request.
 */
@ApplicationScoped
class CommandListener {

    private static final Logger LOG = Logger.getLogger(CommandListener.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Each worker that starts reads old commands again; what is older was put aside by those of its time. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final Map<String, Object> broker;
    private final MessageCodec codec;
    private final DeadLetters deadLetters;
    private final StopRegister register;
    private final Stopping stopping;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "trial-commands");

    CommandListener(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            MessageCodec codec,
            DeadLetters deadLetters,
            StopRegister register,
            Stopping stopping) {
        this.broker = broker;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.register = register;
        this.stopping = stopping;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until all commands are known that were sent before {@link #start()}. */
    void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    /** Makes the thread leave; {@link Stopping} must have been asked. */
    void stop() {
        thread.interrupt();
    }

    private void run() {
        while (!stopping.now()) {
            try (var commands = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
                listen(commands);
            } catch (InterruptException | WakeupException stop) {
                return;
            } catch (KafkaException failure) {
                LOG.warnf("commands wait for the broker cause=%s", failure);
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private void listen(KafkaConsumer<String, String> commands) {
        List<TopicPartition> partitions = commands.partitionsFor(Topics.TRIAL_COMMANDS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            // the topic is made beside this worker's start; without its commands no request may be taken
            throw new UnknownTopicOrPartitionException("no topic " + Topics.TRIAL_COMMANDS);
        }
        commands.assign(partitions);
        commands.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = commands.endOffsets(partitions);
        while (!stopping.now()) {
            if (ends.entrySet().stream().allMatch(end -> commands.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
            }
            commands.poll(POLL).forEach(this::accept);
        }
    }

    private void accept(ConsumerRecord<String, String> command) {
        if (command.value() == null) {
            if (command.key() != null) {
                register.forget(command.key());
            }
            return;
        }
        try {
            register.accept(codec.read(command.value(), TrialCommand.class));
        } catch (UnreadableMessageException unreadable) {
            if (Instant.ofEpochMilli(command.timestamp()).isAfter(Instant.now().minus(NEWS))) {
                var unused = deadLetters.add(command.topic(), command.key(), command.value(), unreadable.getMessage());
            } else {
                LOG.infof("old command is passed over offset=%d reason=%s", command.offset(), unreadable.getMessage());
            }
        }
    }

    private boolean paused() {
        try {
            stopping.pause();
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
