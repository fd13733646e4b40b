package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.CsvFile;
import io.gatewise.study.dataset.Numbers;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import io.gatewise.study.dataset.Times;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV with a column a series: melted to {@code series}, {@code time} where the first column holds times, and {@code
 * value}. Empty cells before a series' first and after its last value are no rows.
 */
final class WideColumnsFile implements TableSource {

    private static final int LONGEST_TIME = 64;

    private final List<String> series;
    private final boolean timed;
    private final Path times;
    private final ColumnStore values;
    /** By series: its first and last row with a value. */
    private final long[] first;

    private final long[] last;

    /** @param folder for two temporary files, which the caller removes with it */
    WideColumnsFile(Path file, Path folder) throws IOException {
        CsvFile csv = CsvFile.open(file);
        this.timed = timed(csv);
        this.series = csv.columns().subList(timed ? 1 : 0, csv.columns().size());
        if (series.isEmpty()) {
            throw new RefusedDataException("line 1", "need a column for each series");
        }
        this.times = Files.createTempFile(folder, "times", ".bin");
        this.values = new ColumnStore(Files.createTempFile(folder, "values", ".bin"), series.size());
        this.first = new long[series.size()];
        this.last = new long[series.size()];
        java.util.Arrays.fill(first, -1);
        store(csv);
    }

    /** Whether the first row's first cell is a time. */
    private static boolean timed(CsvFile csv) throws IOException {
        var found = new Boolean[1];
        csv.forEachRow((line, cells) ->
                found[0] = found[0] == null ? Times.parse(cells.get(0).strip()).isPresent() : found[0]);
        return Boolean.TRUE.equals(found[0]);
    }

    private void store(CsvFile csv) throws IOException {
        var row = new double[series.size()];
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(times)))) {
            csv.forEachRow((line, cells) -> {
                if (timed) {
                    out.writeUTF(time(line, csv.columns().get(0), cells.get(0).strip()));
                }
                for (int i = 0; i < row.length; i++) {
                    row[i] = number(
                            line, series.get(i), cells.get(i + (timed ? 1 : 0)).strip());
                    if (!Double.isNaN(row[i])) {
                        first[i] = first[i] < 0 ? values.rows() : first[i];
                        last[i] = values.rows();
                    }
                }
                values.add(row);
            });
        }
        values.close();
    }

    private static String time(long line, String column, String text) {
        if (text.length() > LONGEST_TIME || Times.parse(text).isEmpty()) {
            throw RefusedDataException.inCell(
                    line, column, "need a date or time as in the first row, got '" + text + "'");
        }
        return text;
    }

    private static double number(long line, String column, String text) {
        String value = Channel.present(text);
        double number = value.isEmpty() ? Double.NaN : Numbers.parse(value).orElse(Double.POSITIVE_INFINITY);
        if (Double.isInfinite(number)) {
            throw RefusedDataException.inCell(line, column, "need a finite number, got '" + text + "'");
        }
        return number;
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column(SeriesTable.SERIES, ColumnType.TEXT));
        if (timed) {
            columns.add(new Column("time", null));
        }
        columns.add(new Column("value", ColumnType.NUMBER));
        return columns;
    }

    @Override
    public boolean hasLines() {
        return false;
    }

    @Override
    public void forEachRow(RowReader rows) throws IOException {
        var cells = new ArrayList<String>();
        for (int i = 0; i < series.size(); i++) {
            int column = i;
            if (first[i] < 0) {
                throw RefusedDataException.inCell(1, series.get(i), "a series without a value");
            }
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(times)))) {
                values.forEach(column, (row, value) -> {
                    String time = timed ? in.readUTF() : "";
                    if (row < first[column] || row > last[column]) {
                        return;
                    }
                    cells.clear();
                    cells.add(series.get(column));
                    if (timed) {
                        cells.add(time);
                    }
                    cells.add(Double.isNaN(value) ? "" : Double.toString(value));
                    rows.row(row + 2, cells);
                });
            }
        }
    }
}
