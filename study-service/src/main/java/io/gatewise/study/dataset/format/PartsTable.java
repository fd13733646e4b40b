package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several files as one table; the column {@code part} says which file a row is from. */
final class PartsTable implements TableSource {

    private static final String PART = "part";

    /** So many lines fit into one file's range of line numbers. */
    private static final long FILE = 1L << 48;

    private final Map<String, TableSource> parts;
    private final SeriesNumbers numbers;
    private final List<Column> columns;
    private final int at;

    /** @param parts by name, in order; at least two */
    PartsTable(Map<String, TableSource> parts, SeriesNumbers numbers) {
        this.parts = new LinkedHashMap<>(parts);
        this.numbers = numbers;
        List<Column> first = parts.values().iterator().next().columns();
        parts.forEach((name, table) -> requireSame(name, table.columns(), first));
        if (names(first).contains(PART)) {
            throw new RefusedDataException("file", "the files have a column part already: rename it, or give one file");
        }
        this.at = first.get(0).name().equals(SeriesTable.SERIES) ? 1 : 0;
        this.columns = new ArrayList<>(first);
        this.columns.add(at, new Column(PART, ColumnType.TEXT));
    }

    private static void requireSame(String name, List<Column> columns, List<Column> first) {
        if (!names(columns).equals(names(first))) {
            throw new RefusedDataException(
                    name, "need the columns of the first file, " + names(first) + ", got " + names(columns));
        }
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    @Override
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        numbers.restart();
        long offset = 0;
        var cells = new ArrayList<String>();
        for (var part : parts.entrySet()) {
            long from = offset;
            var counted = new boolean[1];
            try {
                part.getValue().forEachRow((line, values) -> {
                    counted[0] = true;
                    cells.clear();
                    cells.addAll(values);
                    cells.add(at, part.getKey());
                    rows.row(from + line, cells);
                });
            } catch (RefusedDataException refused) {
                boolean placed =
                        parts.keySet().stream().anyMatch(name -> refused.place().startsWith(name + ", "));
                throw placed ? refused : refused.inFile(part.getKey());
            }
            if (!counted[0]) {
                throw new RefusedDataException(part.getKey(), "no rows: need at least one");
            }
            offset += FILE;
        }
    }

    @Override
    public String place(long line) {
        String name = List.copyOf(parts.keySet()).get((int) (line / FILE));
        return name + ", line " + line % FILE;
    }

    @Override
    public boolean hasLines() {
        return false;
    }
}
