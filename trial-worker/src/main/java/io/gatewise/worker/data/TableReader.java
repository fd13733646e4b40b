package io.gatewise.worker.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the canonical form: RFC 4180 with a header line, checked when it was uploaded and when its study was made. What
 * isn't as it was checked is an {@link IOException} that names the line and the column.
 */
public final class TableReader {

    private final TableColumns columns;
    private final Map<String, NumberCells> numbers = new TreeMap<>();
    private final Map<String, TextCells> texts = new TreeMap<>();
    private final List<String> times = new ArrayList<>();
    private final List<RowRange> series = new ArrayList<>();
    private final Set<String> seriesSeen = new HashSet<>();
    private int seriesFrom;
    private int rows;

    private TableReader(TableColumns columns) {
        this.columns = columns;
    }

    /**
     * Reads some columns.
     *
     * @param csv read to its end and closed
     * @throws IOException if the data isn't what was uploaded
     */
    public static Table read(Reader csv, TableColumns columns) throws IOException {
        // an empty line is a row too: that of one column without a value
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
            return new TableReader(columns).read(records.iterator());
        } catch (CsvParseException | UncheckedIOException damaged) {
            Throwable cause = damaged.getCause() == null ? damaged : damaged.getCause();
            throw new IOException(
                    "the data set can't be read: " + damaged.getMessage() + ": " + cause.getMessage(), damaged);
        }
    }

    private Table read(Iterator<CsvRecord> records) throws IOException {
        if (!records.hasNext()) {
            throw new IOException("the data set is empty");
        }
        List<String> header = records.next().getFields();
        for (String name : columns.numeric()) {
            numbers.put(
                    name,
                    new NumberCells(
                            name, place(header, name), columns.required().contains(name)));
        }
        for (String name : columns.text()) {
            texts.put(
                    name,
                    new TextCells(name, place(header, name), columns.required().contains(name)));
        }
        int timePlace = columns.time() == null ? -1 : place(header, columns.time());
        int seriesPlace = columns.series() == null ? -1 : place(header, columns.series());
        while (records.hasNext()) {
            readRow(records.next(), timePlace, seriesPlace);
        }
        return table();
    }

    private Table table() {
        if (rows > seriesFrom) {
            series.add(new RowRange(seriesFrom, rows));
        }
        var numeric = new TreeMap<String, double[]>();
        numbers.forEach((name, cells) -> numeric.put(name, cells.all(rows)));
        var text = new TreeMap<String, String[]>();
        texts.forEach((name, cells) -> text.put(name, cells.all(rows)));
        return new Table(numeric, text, times, series);
    }

    private void readRow(CsvRecord record, int timePlace, int seriesPlace) throws IOException {
        boolean goesOn = seriesPlace < 0 ? rows > 0 : !beginsSeries(record, seriesPlace);
        for (NumberCells cells : numbers.values()) {
            cells.read(record, rows, goesOn && columns.constant().contains(cells.name()));
        }
        for (TextCells cells : texts.values()) {
            cells.read(record, rows, goesOn && columns.constant().contains(cells.name()));
        }
        if (timePlace >= 0) {
            times.add(Cell.of(record, timePlace, columns.time()));
        }
        rows++;
    }

    /** Whether the row belongs to another series than the one before, or is the first. */
    private boolean beginsSeries(CsvRecord record, int place) throws IOException {
        String id = Cell.of(record, place, columns.series());
        if (rows > seriesFrom && id.equals(texts.get(columns.series()).at(rows - 1))) {
            return false;
        }
        if (!seriesSeen.add(id)) {
            throw Cell.bad(record, columns.series(), "series " + id + " goes on after another one began");
        }
        if (rows > seriesFrom) {
            series.add(new RowRange(seriesFrom, rows));
            seriesFrom = rows;
        }
        return true;
    }

    private static int place(List<String> header, String name) throws IOException {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new IOException("the data set has no column " + name + ", only " + header);
        }
        return place;
    }
}
