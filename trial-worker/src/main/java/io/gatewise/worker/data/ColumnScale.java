package io.gatewise.worker.data;

import java.util.List;

/**
 * Standardisation of one column: 0 is its mean, 1 its standard deviation.
 *
 * @param mean      of the rows that it was fitted on
 * @param deviation their standard deviation; 0 for a constant column, which is scaled to 0 everywhere
 */
public record ColumnScale(double mean, double deviation) {

    /** Fits to {@code values[rows]}, of which there must be at least one. */
    public static ColumnScale fit(double[] values, RowRange rows) {
        return fit(values, List.of(rows));
    }

    /**
     * Fits to the values in {@code rows} that aren't missing (NaN). A column without a value there gets the mean 0 and is
     * scaled to 0 everywhere.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public static ColumnScale fit(double[] values, List<RowRange> rows) {
        if (rows.stream().allMatch(range -> range.size() == 0)) {
            throw new IllegalArgumentException("need at least one row to fit a scale, got none");
        }
        double count = 0;
        double mean = 0;
        double squares = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (RowRange range : rows) {
            for (int row = range.from(); row < range.to(); row++) {
                double value = values[row];
                if (!Double.isNaN(value)) {
                    // Welford's sums: stable however far the mean is from 0
                    count++;
                    double off = value - mean;
                    mean += off / count;
                    squares += off * (value - mean);
                    lowest = Math.min(lowest, value);
                    highest = Math.max(highest, value);
                }
            }
        }
        if (count == 0) {
            return new ColumnScale(0, 0);
        }
        // a constant is exactly 0, whatever rounding does to the mean
        return lowest == highest ? new ColumnScale(lowest, 0) : new ColumnScale(mean, Math.sqrt(squares / count));
    }

    /** The value as the network sees it. */
    public double scaled(double value) {
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }

    /** The value in the column's own unit. */
    public double original(double scaled) {
        return mean + scaled * deviation;
    }
}
