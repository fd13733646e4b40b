package io.gatewise.study.ring;

import static org.awaitility.Awaitility.await;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.StudyId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rest of the ring in a test: hears all that the ledger says, and speaks for workers and results-service. */
final class Ring implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MessageCodec codec = new MessageCodec();
    private final List<ConsumerRecord<String, String>> heard = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread listener = new Thread(this::listen, "ring-listener");
    private volatile boolean stopping;

    Ring(String bootstrapServers) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("linger.ms", "0");
        settings.put("auto.offset.reset", "earliest");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(Topics.all().stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        listener.start();
    }

    private void listen() {
        while (!stopping) {
            consumer.poll(Duration.ofMillis(50)).forEach(heard::add);
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        listener.join();
        producer.close();
    }

    void send(String topic, String key, String payload) {
        try {
            producer.send(new ProducerRecord<>(topic, key, payload)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(TrialProposal proposal) {
        send(Topics.TRIAL_PROPOSALS, proposal.study().value(), codec.write(proposal));
    }

    void send(TrialAttempt attempt) {
        send(Topics.TRIAL_ATTEMPTS, attempt.key().study().value(), codec.write(attempt));
    }

    void send(TrialProgress progress) {
        send(Topics.TRIAL_PROGRESS, progress.key().study().value(), codec.write(progress));
    }

    List<StudyEvent> events(StudyId study) {
        return read(Topics.STUDY_EVENTS, StudyEvent.class, study.value()::equals);
    }

    List<TrialRequest> requests(StudyId study) {
        return read(Topics.TRIAL_REQUESTS, TrialRequest.class, key -> key.startsWith(study.value() + "/"));
    }

    List<TrialCommand> commands(StudyId study) {
        return read(
                Topics.TRIAL_COMMANDS,
                TrialCommand.class,
                key -> key.equals(study.value()) || key.startsWith(study.value() + "/"));
    }

    /** The keys whose messages were taken back. */
    List<String> tombstones(String topic) {
        return heard.stream()
                .filter(record -> record.topic().equals(topic) && record.value() == null)
                .map(ConsumerRecord::key)
                .toList();
    }

    /** Reason by payload. */
    Map<String, String> deadLetters(String topic) {
        var letters = new java.util.HashMap<String, String>();
        for (ConsumerRecord<String, String> record : heard) {
            if (record.topic().equals(Topics.deadLetters(topic))) {
                var reason = record.headers().lastHeader("reason");
                letters.put(
                        String.valueOf(record.value()),
                        new String(reason.value(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return letters;
    }

    private <T> List<T> read(String topic, Class<T> family, Predicate<String> key) {
        return heard.stream()
                .filter(record -> record.topic().equals(topic) && key.test(record.key()))
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .map(value -> decode(value, family))
                .toList();
    }

    private <T> T decode(String value, Class<T> family) {
        try {
            return codec.read(value, family);
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException(value, e);
        }
    }

    /** The first such element, waited for. */
    <T, E extends T> E wait(Supplier<List<T>> source, Class<E> kind, Predicate<E> which) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> source.get().stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .filter(which)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }
}
