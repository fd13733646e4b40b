package io.gatewise.edge.message;

import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends a record with an address of its own (topic, headers), and tells when the broker holds it. */
public final class Delivery {

    private Delivery() {}

    /** Completes once the broker holds the record; fails if the producer gave up. */
    public static CompletableFuture<Void> of(
            Emitter<Record<String, String>> channel,
            Record<String, String> record,
            OutgoingKafkaRecordMetadata<String> address) {
        var sent = new CompletableFuture<Void>();
        channel.send(Message.of(record)
                .addMetadata(address)
                .withAck(() -> {
                    sent.complete(null);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(failure -> {
                    sent.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return sent;
    }
}
