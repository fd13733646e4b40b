package io.gatewise.worker.data;

/**
 * Standardisation of one column: 0 is its mean, 1 its standard deviation.
 *
 * @param mean      of the rows that it was fitted on
 * @param deviation their standard deviation; 0 for a constant column, which is scaled to 0 everywhere
 */
public record ColumnScale(double mean, double deviation) {

    /** Fits to {@code values[rows]}, of which there must be at least one. */
    public static ColumnScale fit(double[] values, RowRange rows) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("need at least one row to fit a scale, got none");
        }
        double mean = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int row = rows.from(); row < rows.to(); row++) {
            mean += values[row] / rows.size();
            lowest = Math.min(lowest, values[row]);
            highest = Math.max(highest, values[row]);
        }
        if (lowest == highest) {
            return new ColumnScale(lowest, 0); // exactly 0, whatever rounding does to the mean
        }
        double squares = 0;
        for (int row = rows.from(); row < rows.to(); row++) {
            squares += (values[row] - mean) * (values[row] - mean) / rows.size();
        }
        return new ColumnScale(mean, Math.sqrt(squares));
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
