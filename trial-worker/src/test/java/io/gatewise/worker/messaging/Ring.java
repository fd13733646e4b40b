package io.gatewise.worker.messaging;

import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.local.Infrastructure;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.worker.trial.Sines;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A real broker, an artifact store with the wave in it, and the ledger's side of the topics. */
public final class Ring implements QuarkusTestResourceLifecycleManager {

    /** Sent before the worker's first consumer joins. */
    static final AttemptKey EARLY = key("early", 1);

    private static final int FOREVER = 1_000_000;

    private Path folder;
    private Infrastructure infrastructure;
    private KafkaProducer<String, String> producer;
    private KafkaConsumer<String, String> consumer;
    private final MessageCodec codec = new MessageCodec();
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();
    private DataReference wave;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("worker-test");
            infrastructure = Infrastructure.start(folder.resolve("infrastructure"));
            var content = store().put("datasets/wave.csv", new ByteArrayInputStream(Sines.csv()));
            wave = new DataReference(content.sha256(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> broker = Map.of("bootstrap.servers", infrastructure.bootstrapServers());
        producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = Topics.all().stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        request(EARLY, 2);
        return Map.of(
                "kafka.bootstrap.servers", infrastructure.bootstrapServers(),
                "gatewise.artifacts.folder", folder.resolve("artifacts").toString(),
                "gatewise.name", "worker-under-test",
                "trial-worker.slots", "2",
                "trial-worker.heartbeat", "100ms",
                "trial-worker.checkpoint-seconds", "0",
                // the broker's own, in the same JVM
                "quarkus.log.category.\"kafka\".level", "WARN",
                "quarkus.log.category.\"state.change.logger\".level", "WARN");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Ring.class));
    }

    @Override
    public void stop() {
        producer.close(Duration.ofSeconds(1));
        consumer.close();
        infrastructure.close();
    }

    static AttemptKey key(String study, int trial) {
        return new AttemptKey(new StudyId(study), trial, 1, 1);
    }

    FolderArtifactStore store() {
        return new FolderArtifactStore(folder.resolve("artifacts"));
    }

    /** Asks for a trial that ends by itself. */
    void request(AttemptKey key, int epochs) {
        send(Topics.TRIAL_REQUESTS, key.study() + "/" + key.trial(), request(key, epochs, null));
    }

    /** Asks for a trial that ends only when it is stopped. */
    void requestEndless(AttemptKey key) {
        request(key, FOREVER);
    }

    private TrialRequest request(AttemptKey key, int epochs, Long maxSeconds) {
        return Sines.request(key, wave, Configuration.empty(), epochs, FOREVER, maxSeconds);
    }

    void send(String topic, String key, Object message) {
        sendText(topic, key, codec.write(message));
    }

    void sendText(String topic, String key, String text) {
        producer.send(new ProducerRecord<>(topic, key, text));
        producer.flush();
    }

    /** Sends what says that it was sent then. */
    void sendTextOf(Instant then, String topic, String key, String text) {
        producer.send(new ProducerRecord<>(topic, null, then.toEpochMilli(), key, text));
        producer.flush();
    }

    /** Everything that was reported of an attempt until now, in order. */
    List<TrialProgress> progress(AttemptKey key) {
        return heard(
                Topics.TRIAL_PROGRESS,
                TrialProgress.class,
                progress -> progress.key().equals(key));
    }

    /** Every end of an attempt until now. */
    List<TrialAttempt> ends(AttemptKey key) {
        return heard(Topics.TRIAL_ATTEMPTS, TrialAttempt.class, end -> end.key().equals(key));
    }

    TrialAttempt awaitEnd(AttemptKey key) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ends(key), ends -> !ends.isEmpty())
                .get(0);
    }

    void awaitEpoch(AttemptKey key) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> progress(key).stream().anyMatch(TrialProgress.EpochEnded.class::isInstance));
    }

    ConsumerRecord<String, String> awaitDeadLetter(String topic, String text) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            listen();
                            return heard.stream()
                                    .filter(r -> r.topic().equals(Topics.deadLetters(topic)))
                                    .filter(r -> text.equals(r.value()))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The texts that were put aside until now. */
    List<String> deadLetters(String topic) {
        listen();
        return heard.stream()
                .filter(record -> record.topic().equals(Topics.deadLetters(topic)))
                .map(ConsumerRecord::value)
                .toList();
    }

    private <T> List<T> heard(String topic, Class<T> family, Predicate<T> wanted) {
        listen();
        return heard.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> read(record, family))
                .filter(wanted)
                .toList();
    }

    private <T> T read(ConsumerRecord<String, String> record, Class<T> family) {
        try {
            return codec.read(record.value(), family);
        } catch (io.gatewise.edge.message.UnreadableMessageException e) {
            throw new AssertionError("the worker sent what nobody can read: " + record.value(), e);
        }
    }

    private void listen() {
        consumer.poll(Duration.ofMillis(50)).forEach(heard::add);
    }
}
