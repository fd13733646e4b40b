package io.gatewise.study.dataset.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a CSV file is laid out. */
public enum Layout {
    /** A row a step. */
    LONG("long"),
    /** A row a series, with a column for its label and one for each step. */
    WIDE_ROWS("wide-rows"),
    /** A column a series, perhaps a column of times. */
    WIDE_COLUMNS("wide-columns");

    private final String key;

    Layout(String key) {
        this.key = key;
    }

    /** The name in requests. */
    public String key() {
        return key;
    }

    /** The layout of that name, if there is one. */
    public static Optional<Layout> named(String key) {
        return Arrays.stream(values()).filter(layout -> layout.key.equals(key)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Layout::key).collect(Collectors.joining(", "));
    }
}
