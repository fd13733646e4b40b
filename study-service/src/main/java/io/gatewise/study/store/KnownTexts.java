package io.gatewise.study.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that were read lately, by their JSON text: every change of a study reads its row, and reading what never changes in
 * it took longer than all of the rest. For immutable values. Thread-safe.
 */
final class KnownTexts {

    private static final int MOST = 512;
    private static final Map<Text, Object> READ = new LinkedHashMap<>(16, 0.75f, true);

    private KnownTexts() {}

    private record Text(Class<?> type, String json) {}

    /** The value of a column; null if it is. */
    static <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        if (json == null) {
            return null;
        }
        var text = new Text(type, json);
        synchronized (READ) {
            Object known = READ.get(text);
            if (known != null) {
                return type.cast(known);
            }
        }
        T value = Json.read(json, column, type);
        synchronized (READ) {
            READ.put(text, value);
            if (READ.size() > MOST) {
                READ.remove(READ.keySet().iterator().next());
            }
        }
        return value;
    }
}
