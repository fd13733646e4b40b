package io.gatewise.edge.outbox;

import io.gatewise.edge.message.Delivery;
import io.gatewise.edge.trace.TraceHeader;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends outbox rows to their topics. */
@ApplicationScoped
@IfBuildProperty(name = "gatewise.database.enabled", stringValue = "true", enableIfMissing = true)
class OutboxChannel {

    private final Emitter<Record<String, String>> emitter;

    OutboxChannel(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    Emitter<Record<String, String>> emitter) {
        this.emitter = emitter;
    }

    /** Sends all, in order; completes once the broker holds every one. */
    CompletionStage<Void> send(List<OutboxRow> rows) {
        return CompletableFuture.allOf(rows.stream().map(this::send).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> send(OutboxRow row) {
        return Delivery.of(
                emitter,
                Record.of(row.key(), row.payload()),
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(row.topic())
                        .withHeaders(TraceHeader.headers(row.traceParent()))
                        .build());
    }
}
