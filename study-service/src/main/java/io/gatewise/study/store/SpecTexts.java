package io.gatewise.study.store;

import io.gatewise.model.study.StudySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Specs that were read lately, by their text: every change of a study reads its row, and reading the spec took longer than all
 * of the rest. Specs are immutable. Thread-safe.
 */
final class SpecTexts {

    private static final int MOST = 64;
    private static final Map<String, StudySpec> READ = new LinkedHashMap<>(16, 0.75f, true);

    private SpecTexts() {}

    static StudySpec read(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        synchronized (READ) {
            StudySpec known = READ.get(text);
            if (known != null) {
                return known;
            }
        }
        StudySpec spec = Json.read(row, column, StudySpec.class);
        synchronized (READ) {
            READ.put(text, spec);
            if (READ.size() > MOST) {
                READ.remove(READ.keySet().iterator().next());
            }
        }
        return spec;
    }
}
