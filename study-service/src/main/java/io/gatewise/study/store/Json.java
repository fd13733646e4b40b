package io.gatewise.study.store;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.statement.SqlStatement;

/** Values in jsonb and timestamptz columns. */
final class Json {

    private static final MessageCodec CODEC = new MessageCodec();

    private Json() {}

    /** Binds a value for {@code cast(:name as jsonb)}; null stays null. */
    static <S extends SqlStatement<S>> S bind(S statement, String name, Object value) {
        return statement.bind(name, value == null ? null : CODEC.write(value));
    }

    /** The value of a column; null if it is. */
    static <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : read(text, column, type);
    }

    /** The value of a column's text. */
    static <T> T read(String text, String column, Class<T> type) {
        try {
            return CODEC.read(text, type);
        } catch (UnreadableMessageException damaged) {
            throw new IllegalStateException("column " + column + " holds no " + type.getSimpleName(), damaged);
        }
    }

    /** The instant of a column; null if it is. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
