package io.gatewise.worker.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the canonical form: RFC 4180 with a header line, checked when it was uploaded. */
public final class TableReader {

    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final Map<String, Integer> places = new TreeMap<>();
    private final List<String> times = new ArrayList<>();
    private int rows;

    private TableReader() {}

    /**
     * Reads some columns.
     *
     * @param csv     read to its end and closed
     * @param numeric the columns of numbers, at least one
     * @param time    the column of time stamps; null for none
     * @throws IOException if a column is missing or holds no number: the data isn't what was uploaded
     */
    public static Table read(Reader csv, Set<String> numeric, String time) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv)) {
            return new TableReader().read(records.iterator(), numeric, time);
        } catch (CsvParseException | UncheckedIOException damaged) {
            throw new IOException("the data set can't be read: " + damaged.getMessage(), damaged);
        }
    }

    private Table read(Iterator<CsvRecord> records, Set<String> numeric, String time) throws IOException {
        if (!records.hasNext()) {
            throw new IOException("the data set is empty");
        }
        List<String> header = records.next().getFields();
        for (String name : numeric) {
            places.put(name, place(header, name));
            columns.put(name, new double[1024]);
        }
        int timePlace = time == null ? -1 : place(header, time);
        while (records.hasNext()) {
            readRow(records.next(), timePlace);
        }
        columns.replaceAll((name, values) -> Arrays.copyOf(values, rows));
        return new Table(columns, times);
    }

    private void readRow(CsvRecord record, int timePlace) throws IOException {
        for (Map.Entry<String, Integer> column : places.entrySet()) {
            double[] values = columns.get(column.getKey());
            if (rows == values.length) {
                values = Arrays.copyOf(values, 2 * rows);
                columns.put(column.getKey(), values);
            }
            values[rows] = number(record, column.getKey(), column.getValue());
        }
        if (timePlace >= 0) {
            times.add(record.getField(timePlace));
        }
        rows++;
    }

    private static double number(CsvRecord record, String name, int place) throws IOException {
        try {
            double value = Double.parseDouble(record.getField(place));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException notThere) {
            // said below, as for a number that is not finite
        }
        throw new IOException("line " + record.getStartingLineNumber() + ": no number in column " + name);
    }

    private static int place(List<String> header, String name) throws IOException {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new IOException("the data set has no column " + name + ", only " + header);
        }
        return place;
    }
}
