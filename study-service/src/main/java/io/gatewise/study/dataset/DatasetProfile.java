package io.gatewise.study.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a data set.
 *
 * @param rows    without the header
 * @param bytes   of the canonical form
 * @param columns in the file's order
 */
public record DatasetProfile(long rows, long bytes, List<ColumnProfile> columns) {

    public DatasetProfile {
        columns = List.copyOf(columns);
    }

    /** The column of that name, if there is one. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** All names, in order. */
    public List<String> names() {
        return columns.stream().map(ColumnProfile::name).toList();
    }
}
