package io.gatewise.results.store;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How values stand in columns. */
final class Columns {

    private final MessageCodec codec;

    Columns(MessageCodec codec) {
        this.codec = codec;
    }

    /** A value for a jsonb column; null stays null. */
    String json(Object value) {
        return value == null ? null : codec.write(value);
    }

    /** The value of a jsonb column that this service wrote; null stays null. */
    <T> T value(String json, Class<T> type) {
        try {
            return json == null ? null : codec.read(json, type);
        } catch (UnreadableMessageException damaged) {
            throw new IllegalStateException(
                    "a row holds no " + type.getSimpleName() + ": " + damaged.getMessage(), damaged);
        }
    }

    /** A value for a timestamptz column. */
    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** The value of a timestamptz column. */
    static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
