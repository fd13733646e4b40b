package io.gatewise.edge.message;

import io.gatewise.model.message.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Puts messages aside that can't be read, so that the consumer goes on. */
@ApplicationScoped
public class DeadLetters {

    /** The record header that tells why, UTF-8. */
    public static final String REASON_HEADER = "reason";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Emitter<Record<String, String>> letters;
    private final MeterRegistry metrics;

    DeadLetters(
            @Channel("dead-letters") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    Emitter<Record<String, String>> letters,
            MeterRegistry metrics) {
        this.letters = letters;
        this.metrics = metrics;
    }

    // from zero on: an increase is seen only of a series that was there before
    void start(@Observes StartupEvent event) {
        Topics.all().stream()
                .map(Topics.Definition::name)
                .filter(topic -> !topic.endsWith(Topics.deadLetters("")))
                .forEach(this::count);
    }

    private Counter count(String topic) {
        return Counter.builder("gatewise.dead.letters")
                .description("Messages of a topic that this service put aside, as it could not use them")
                .tag("topic", topic)
                .register(metrics);
    }

    /**
     * Sends the message, as it came, to its topic's dead letters.
     *
     * @param key     its key; may be null
     * @param payload its text; may be null
     * @return completed once the broker holds it; the original may be acknowledged then
     */
    public CompletionStage<Void> add(String topic, String key, String payload, String reason) {
        LOG.warnf("message put aside topic=%s key=%s reason=%s", topic, key, reason);
        count(topic).increment();
        var headers = new RecordHeaders();
        headers.add(REASON_HEADER, String.valueOf(reason).getBytes(StandardCharsets.UTF_8));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topics.deadLetters(topic))
                .withHeaders(headers)
                .build();
        return Delivery.of(letters, Record.of(key, payload), metadata);
    }
}
