package io.gatewise.edge.outbox;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.trace.Tracing;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where a transaction leaves the messages that it causes. */
@ApplicationScoped
@IfBuildProperty(name = "gatewise.database.enabled", stringValue = "true", enableIfMissing = true)
public class Outbox {

    /** The PostgreSQL channel on which senders are woken. */
    static final String WAKE_CHANNEL = "outbox";

    private final MessageCodec codec;
    private final Tracing tracing;
    private final OutboxRoom room;

    Outbox(MessageCodec codec, Tracing tracing, OutboxSettings settings) {
        this.codec = codec;
        this.tracing = tracing;
        this.room = new OutboxRoom(settings.mostMessages(), System::nanoTime);
    }

    /**
     * Has {@code message} sent once {@code transaction} commits, after all that was appended for its
     * study before. It carries the place in a trace where this thread is.
     *
     * @param transaction an open transaction
     * @param key         the message's key, beginning with the study's id
     * @param message     of the topic's family; null for a tombstone
     * @throws OutboxFullException if too many messages wait for the broker: the transaction must not commit
     */
    public void append(Handle transaction, String topic, String key, Object message) {
        append(transaction, List.of(outgoing(topic, key, message)));
    }

    /** The message that would be sent if it were appended now, with the place in a trace where this thread is. */
    public Outgoing outgoing(String topic, String key, Object message) {
        return new Outgoing(topic, key, message == null ? null : codec.write(message), tracing.here());
    }

    /** As {@link #append(Handle, String, String, Object)}, of several messages in that order. */
    public void append(Handle transaction, List<Outgoing> messages) {
        room.check(transaction);
        if (!messages.isEmpty()) {
            OutboxTable.append(transaction, messages, WAKE_CHANNEL);
        }
    }
}
