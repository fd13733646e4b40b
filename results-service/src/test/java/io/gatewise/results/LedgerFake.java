package io.gatewise.results;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.edge.trace.TraceHeader;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.study.StudyId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rest of the ring as results-service sees it: sends messages, and reads what comes back. */
public final class LedgerFake implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MessageCodec codec = new MessageCodec();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<TrialProposal> proposals = new ArrayList<>();
    private final Map<TrialProposal, String> traces = new HashMap<>();
    private final List<String> deadLetters = new ArrayList<>();

    public LedgerFake(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = Stream.of(
                        Topics.TRIAL_PROPOSALS,
                        Topics.deadLetters(Topics.STUDY_EVENTS),
                        Topics.deadLetters(Topics.TRIAL_PROGRESS))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Sends text as it is. */
    public void send(String topic, String key, String text) {
        producer.send(new ProducerRecord<>(topic, key, text));
        producer.flush();
    }

    /** Sends a message of a topic's family. */
    public void send(String topic, StudyId study, Object message) {
        send(topic, study.value(), codec.write(message));
    }

    /** The study's answers so far, once there are as many as wanted. */
    public List<TrialProposal> answers(StudyId study, int wanted) {
        Instant end = Instant.now().plus(LIMIT);
        while (answers(study).size() < wanted && Instant.now().isBefore(end)) {
            poll(Duration.ofMillis(50));
        }
        return answers(study);
    }

    /** The place in a trace that an answer came with; empty if it came with none. */
    public Optional<String> trace(TrialProposal answer) {
        return Optional.ofNullable(traces.get(answer));
    }

    /** The dead letter that fulfils {@code wanted}; fails if none comes. */
    public String deadLetter(Predicate<String> wanted) {
        Instant end = Instant.now().plus(LIMIT);
        while (deadLetters.stream().noneMatch(wanted) && Instant.now().isBefore(end)) {
            poll(Duration.ofMillis(50));
        }
        return deadLetters.stream().filter(wanted).findFirst().orElseThrow();
    }

    private List<TrialProposal> answers(StudyId study) {
        return proposals.stream().filter(p -> p.study().equals(study)).toList();
    }

    private void poll(Duration limit) {
        for (ConsumerRecord<String, String> message : consumer.poll(limit)) {
            if (message.topic().equals(Topics.TRIAL_PROPOSALS)) {
                TrialProposal proposal = read(message.value());
                proposals.add(proposal);
                Header trace = message.headers().lastHeader(TraceHeader.NAME);
                if (trace != null) {
                    traces.put(proposal, new String(trace.value(), StandardCharsets.US_ASCII));
                }
            } else {
                deadLetters.add(message.value());
            }
        }
    }

    private TrialProposal read(String json) {
        try {
            return codec.read(json, TrialProposal.class);
        } catch (UnreadableMessageException unreadable) {
            throw new AssertionError("unreadable proposal: " + json, unreadable);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
