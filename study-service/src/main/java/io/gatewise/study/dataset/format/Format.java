package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are read. */
public enum Format {
    /** Comma, semicolon or tab separated, with a header line. */
    CSV("csv", "csv"),
    /** sktime's and aeon's format of series with classes. */
    TS("ts", "ts"),
    /** The UCR archive's: a series a line, the label first, separated by tabs. */
    UCR("ucr", "tsv"),
    /** Weka's, flat as in the UCR archive or relational as in the UEA archive. */
    ARFF("arff", "arff"),
    /** A JSON object a line, as GluonTS has it. */
    JSONL("jsonl", "jsonl", "json", "ndjson"),
    /** Plain text, a row a line. */
    TEXT("text", "txt");

    private final String key;
    private final String[] endings;

    Format(String key, String... endings) {
        this.key = key;
        this.endings = endings;
    }

    /** The name in requests. */
    public String key() {
        return key;
    }

    /** The format of that name, if there is one. */
    public static Optional<Format> named(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Format::key).collect(Collectors.joining(", "));
    }

    /**
     * The format of a file, by its name's ending, else by its first line.
     *
     * @param name what the user calls it; null or without an ending if that is not known
     */
    static Format of(Path file, String name) throws IOException {
        String ending =
                name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Optional<Format> byName = Arrays.stream(values())
                .filter(format -> Arrays.asList(format.endings).contains(ending))
                .findFirst();
        // a tab separated table with a header is called .tsv, too
        return byName.isPresent() && byName.get() != UCR ? byName.get() : byContent(file);
    }

    private static Format byContent(Path file) throws IOException {
        try (var lines = new Lines(file)) {
            String line = lines.next();
            while (line != null && (line.isBlank() || line.startsWith("#") || line.startsWith("%"))) {
                line = lines.next();
            }
            if (line == null) {
                return CSV;
            }
            String lower = line.strip().toLowerCase(Locale.ROOT);
            if (lower.startsWith("@")) {
                return lower.startsWith("@relation") || lower.startsWith("@attribute") ? ARFF : TS;
            }
            if (lower.startsWith("{")) {
                return JSONL;
            }
            return isUcr(line) ? UCR : CSV;
        }
    }

    private static boolean isUcr(String line) {
        String[] cells = line.split("\t");
        return cells.length > 2
                && Arrays.stream(cells)
                        .allMatch(cell -> cell.strip().equalsIgnoreCase("NaN")
                                || Numbers.parse(cell.strip()).isPresent());
    }
}
