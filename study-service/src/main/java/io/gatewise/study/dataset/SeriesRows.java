package io.gatewise.study.dataset;

import java.util.Arrays;

/** How many rows each series has, and how many of them lie before the cuts; 24 bytes a series. */
public final class SeriesRows {

    private long[] rows = new long[16];
    private long[] beforeValidation = new long[16];
    private long[] beforeTest = new long[16];
    private int count;

    /** One series without cuts of its own. */
    public static SeriesRows single(long rows) {
        var single = new SeriesRows();
        single.add(rows, rows, rows);
        return single;
    }

    void add(long all, long training, long trainingAndValidation) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            beforeValidation = Arrays.copyOf(beforeValidation, 2 * count);
            beforeTest = Arrays.copyOf(beforeTest, 2 * count);
        }
        rows[count] = all;
        beforeValidation[count] = training;
        beforeTest[count] = trainingAndValidation;
        count++;
    }

    /** The number of series. */
    public int count() {
        return count;
    }

    /** All rows of a series, {@code 0 <= series < count()}, in the file's order. */
    public long rows(int series) {
        return rows[series];
    }

    /** Its rows before the validation part, by time or given part; all where neither says. */
    public long beforeValidation(int series) {
        return beforeValidation[series];
    }

    /** Its rows before the test part, by time or given part; all where neither says. */
    public long beforeTest(int series) {
        return beforeTest[series];
    }
}
