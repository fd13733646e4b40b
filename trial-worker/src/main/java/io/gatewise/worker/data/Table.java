package io.gatewise.worker.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A data set's columns of numbers, and its time stamps where it has some, in the user's order of rows. */
public final class Table {

    private static final int BYTES_PER_TIME = 64;

    private final Map<String, double[]> columns;
    private final List<String> times;
    private final int rows;

    /**
     * A table.
     *
     * @param columns values by name, all of one length; the arrays are kept, not copied
     * @param times   canonical ISO-8601 time stamps, ascending, one a row; empty where there are none
     */
    public Table(Map<String, double[]> columns, List<String> times) {
        this.columns = new HashMap<>(columns);
        this.times = List.copyOf(times);
        this.rows = columns.values().iterator().next().length;
        boolean sameLength = columns.values().stream().allMatch(c -> c.length == rows);
        if (!sameLength || !(times.isEmpty() || times.size() == rows)) {
            throw new IllegalArgumentException("need columns of one length, got them of different lengths");
        }
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** The column's values, one a row; not to be modified. */
    public double[] column(String name) {
        double[] values = columns.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no column " + name + "; there are " + columns.keySet());
        }
        return values;
    }

    /**
     * The first row at or after a time, compared as text; {@link #rows()} if all rows lie before it.
     *
     * @throws IllegalArgumentException if the table has no times
     */
    public int firstRowFrom(String time) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a cut at " + time + " needs a time column, there is none");
        }
        int row = 0;
        while (row < rows && times.get(row).compareTo(time) < 0) {
            row++;
        }
        return row;
    }

    /** About how much memory the table takes. */
    long bytes() {
        return (long) rows * (Double.BYTES * columns.size() + (times.isEmpty() ? 0 : BYTES_PER_TIME));
    }
}
