package io.gatewise.study.messaging;

import static java.util.stream.Collectors.toMap;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.model.message.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What services of all kinds put aside, read from the broker each time somebody asks: nothing of it is kept here.
 *
 * <p>Each topic's dead letters lie in one partition, so an offset names a letter.
 */
@ApplicationScoped
public class DeadLetterBox {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    /** A letter may be as large as a message; so much of it tells what it was. */
    private static final int SHOWN = 2_000;

    private static final Comparator<Letter> NEWEST_FIRST =
            Comparator.comparing(Letter::at).thenComparing(Letter::offset).reversed();

    private final Map<String, Object> broker;

    DeadLetterBox(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * A message that nobody could read.
     *
     * @param topic   where it was sent
     * @param offset  its place among that topic's dead letters
     * @param at      when it was put aside
     * @param key     its key; null if it had none
     * @param reason  why it was put aside
     * @param content its text, at most 2,000 characters of it; null if it had none
     * @param length  how many characters it has
     */
    public record Letter(
            String topic, long offset, Instant at, String key, String reason, String content, int length) {}

    /**
     * What lies aside.
     *
     * @param counts  how many letters lie at each topic, those included that are not in {@code letters}
     * @param letters newest first
     */
    public record Contents(Map<String, Long> counts, List<Letter> letters) {}

    /** The topics that have dead letters. */
    public static List<String> topics() {
        List<String> all = Topics.all().stream().map(Topics.Definition::name).toList();
        return all.stream()
                .filter(topic -> all.contains(Topics.deadLetters(topic)))
                .toList();
    }

    /**
     * The newest letters.
     *
     * @param topics of these topics
     * @param before with a lower offset than this; {@link Long#MAX_VALUE} for the newest of all
     * @param limit  at most so many
     * @throws BrokerAwayException if the broker does not answer in time
     */
    public Contents newest(Collection<String> topics, long before, int limit) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            Map<TopicPartition, String> boxes = topics.stream()
                    .collect(toMap(topic -> new TopicPartition(Topics.deadLetters(topic), 0), topic -> topic));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(boxes.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(boxes.keySet());
            var counts = new HashMap<String, Long>();
            var spans = new HashMap<TopicPartition, Span>();
            boxes.forEach((box, topic) -> {
                long until = Math.min(before, ends.get(box));
                counts.put(topic, ends.get(box) - begins.get(box));
                spans.put(box, new Span(Math.max(begins.get(box), until - limit), until));
            });
            spans.values().removeIf(Span::isEmpty);
            List<Letter> letters = read(consumer, spans, boxes).stream()
                    .sorted(NEWEST_FIRST)
                    .limit(limit)
                    .toList();
            return new Contents(Map.copyOf(counts), letters);
        } catch (TimeoutException away) {
            throw new BrokerAwayException(away);
        }
    }

    /** Offsets from {@code begin} on, before {@code end}. */
    private record Span(long begin, long end) {

        boolean isEmpty() {
            return begin >= end;
        }
    }

    private static List<Letter> read(
            KafkaConsumer<String, String> consumer,
            Map<TopicPartition, Span> spans,
            Map<TopicPartition, String> topics) {
        var letters = new ArrayList<Letter>();
        consumer.assign(spans.keySet());
        spans.forEach((box, span) -> consumer.seek(box, span.begin()));
        Instant limit = Instant.now().plus(ANSWER_LIMIT);
        while (spans.entrySet().stream()
                .anyMatch(span ->
                        consumer.position(span.getKey()) < span.getValue().end())) {
            if (Instant.now().isAfter(limit)) {
                throw new TimeoutException("dead letters did not come within " + ANSWER_LIMIT);
            }
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                var box = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < spans.get(box).end()) {
                    letters.add(letter(topics.get(box), record));
                }
            }
        }
        return letters;
    }

    private static Letter letter(String topic, ConsumerRecord<String, String> record) {
        var reason = record.headers().lastHeader(DeadLetters.REASON_HEADER);
        String content = record.value();
        return new Letter(
                topic,
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                reason == null ? "" : new String(reason.value(), StandardCharsets.UTF_8),
                content == null ? null : content.substring(0, Math.min(SHOWN, content.length())),
                content == null ? 0 : content.length());
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_LIMIT.toMillis());
        // several large letters at once must not fill the memory
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Topics.LARGEST_MESSAGE_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
        return settings;
    }

    /** Nobody can be asked what lies aside. */
    public static final class BrokerAwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokerAwayException(Throwable cause) {
            super("the broker does not answer", cause);
        }
    }
}
