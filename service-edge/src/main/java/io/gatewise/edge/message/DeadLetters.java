package io.gatewise.edge.message;

import io.gatewise.model.message.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
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

    /**
     * Sends the message, as it came, to its topic's dead letters.
     *
     * @param key     its key; may be null
     * @param payload its text; may be null
     * @return completed once the broker holds it; the original may be acknowledged then
     */
    public CompletionStage<Void> add(String topic, String key, String payload, String reason) {
        LOG.warnf("message put aside topic=%s key=%s reason=%s", topic, key, reason);
        metrics.counter("gatewise.dead.letters", "topic", topic).increment();
        var headers = new RecordHeaders();
        headers.add(REASON_HEADER, String.valueOf(reason).getBytes(StandardCharsets.UTF_8));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topics.deadLetters(topic))
                .withHeaders(headers)
                .build();
        return Delivery.of(letters, Record.of(key, payload), metadata);
    }
}
