package io.gatewise.study.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a data set.
 *
 * @param rows    without the header
 * @param bytes   of the canonical form
 * @param columns in the file's order
 * @param series  of the column {@code series}; null if there is none
 * @param leakage between the parts of the column {@code part}; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetProfile(
        long rows, long bytes, List<ColumnProfile> columns, SeriesProfile series, Leakage leakage) {

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
