package io.gatewise.worker.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A scale for each column. On the wire: an object, by column. */
public record Scaling(@JsonValue Map<String, ColumnScale> columns) {

    @com.fasterxml.jackson.annotation.JsonCreator(mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
    public Scaling {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    /**
     * Fits each column.
     *
     * @param rows the training rows and no others, or the scale would know of the future
     */
    public static Scaling fit(Table table, Set<String> columns, List<RowRange> rows) {
        var scales = new TreeMap<String, ColumnScale>();
        columns.forEach(name -> scales.put(name, ColumnScale.fit(table.column(name), rows)));
        return new Scaling(scales);
    }

    /** The scale of a column. */
    public ColumnScale of(String column) {
        ColumnScale scale = columns.get(column);
        if (scale == null) {
            throw new IllegalArgumentException("no scale for column " + column + "; there are " + columns.keySet());
        }
        return scale;
    }
}
