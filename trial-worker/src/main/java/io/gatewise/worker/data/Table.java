package io.gatewise.worker.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was read of a data set, in its order of rows. */
public final class Table {

    private static final int BYTES_PER_TEXT = 64;

    private final Map<String, double[]> columns;
    private final Map<String, String[]> texts;
    private final List<String> times;
    private final List<RowRange> series;
    private final int rows;

    /**
     * A table.
     *
     * @param columns numbers by name, NaN where one is missing; the arrays are kept, not copied
     * @param texts   texts by name, empty where one is missing; the arrays are kept, not copied
     * @param times   canonical ISO-8601 time stamps, ascending within a series, one a row; empty where there are none
     * @param series  the rows of each series, all rows in their order
     */
    public Table(
            Map<String, double[]> columns, Map<String, String[]> texts, List<String> times, List<RowRange> series) {
        this.columns = new HashMap<>(columns);
        this.texts = new HashMap<>(texts);
        this.times = List.copyOf(times);
        this.series = List.copyOf(series);
        this.rows = series.isEmpty() ? 0 : series.get(series.size() - 1).to();
        boolean sameLength = columns.values().stream().allMatch(c -> c.length == rows)
                && texts.values().stream().allMatch(c -> c.length == rows);
        if (!sameLength || !(times.isEmpty() || times.size() == rows)) {
            throw new IllegalArgumentException("need columns of one length, got them of different lengths");
        }
    }

    /** One series of numbers. */
    public Table(Map<String, double[]> columns, List<String> times) {
        this(
                columns,
                Map.of(),
                times,
                List.of(new RowRange(0, columns.values().iterator().next().length)));
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** The column's numbers, one a row, NaN where it is missing; not to be modified. */
    public double[] column(String name) {
        return known(columns, name);
    }

    /** The column's texts, one a row, empty where it is missing; not to be modified. */
    public String[] text(String name) {
        return known(texts, name);
    }

    private static <T> T known(Map<String, T> from, String name) {
        T values = from.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no column " + name + "; there are " + from.keySet());
        }
        return values;
    }

    /** The rows of each series, all rows in their order. */
    public List<RowRange> series() {
        return series;
    }

    /** The place in {@link #series()} of the series that a row belongs to. */
    public int seriesOf(int row) {
        int low = 0;
        int high = series.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (series.get(middle).from() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * The first row of a series at or after a time, compared as text; its end if all its rows lie before it.
     *
     * @throws IllegalArgumentException if the table has no times
     */
    public int firstRowFrom(RowRange within, String time) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a cut at " + time + " needs a time column, there is none");
        }
        int low = within.from();
        int high = within.to();
        while (low < high) {
            int middle = (low + high) / 2;
            if (times.get(middle).compareTo(time) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** About how much memory the table takes. */
    public long bytes() {
        int perRow = Double.BYTES * columns.size() + (times.isEmpty() ? 0 : BYTES_PER_TEXT);
        long bytes = (long) rows * perRow;
        for (String[] column : texts.values()) {
            bytes += (long) Long.BYTES * rows;
            String before = null;
            for (String value : column) { // equal texts are mostly one object
                bytes += value == before ? 0 : BYTES_PER_TEXT + value.length();
                before = value;
            }
        }
        return bytes;
    }
}
