package io.gatewise.study.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Questions to a canonical file that its profile doesn't answer: each reads it once. */
public final class CanonicalRows {

    private final Path file;

    /** @param file in canonical form */
    public CanonicalRows(Path file) {
        this.file = file;
    }

    /**
     * How many rows lie before each of some times.
     *
     * @param column a time column
     * @param times  canonical times
     * @return as many counts as times, in their order
     */
    public List<Long> rowsBefore(String column, List<String> times) {
        try {
            CsvFile csv = CsvFile.openCanonical(file);
            int index = csv.columns().indexOf(column);
            var counts = new long[times.size()];
            csv.forEachRow((line, cells) -> {
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += cells.get(index).compareTo(times.get(i)) < 0 ? 1 : 0;
                }
            });
            return Arrays.stream(counts).boxed().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("can't read the data set's canonical form", broken);
        }
    }
}
