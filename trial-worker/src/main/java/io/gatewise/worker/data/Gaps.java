package io.gatewise.worker.data;

import io.gatewise.model.study.MissingValues.Policy;
import java.util.Arrays;
import java.util.List;

/** Closes the gaps that missing numbers (NaN) leave. */
public final class Gaps {

    private Gaps() {}

    /**
     * The numbers without gaps.
     *
     * @param values not modified
     * @param series a gap is never closed from another series
     * @param policy how; with {@link Policy#REFUSE} there must be none
     * @param fill   for {@link Policy#MEAN} and {@link Policy#ZERO}, and where a series has no number to close it with
     * @return {@code values} itself if nothing is missing
     */
    public static double[] filled(double[] values, List<RowRange> series, Policy policy, double fill) {
        if (Arrays.stream(values).noneMatch(Double::isNaN)) {
            return values;
        }
        double[] filled = values.clone();
        switch (policy) {
            case REFUSE -> throw new IllegalArgumentException("missing values are refused, and there are some");
            case MEAN, ZERO -> Arrays.setAll(filled, row -> Double.isNaN(values[row]) ? fill : values[row]);
            case FORWARD -> series.forEach(rows -> forward(filled, rows, fill));
            case LINEAR -> series.forEach(rows -> linear(filled, rows, fill));
        }
        return filled;
    }

    private static void forward(double[] values, RowRange rows, double fill) {
        double last = fill;
        for (int row = rows.from(); row < rows.to(); row++) {
            if (Double.isNaN(values[row])) {
                values[row] = last;
            }
            last = values[row];
        }
    }

    /** Before the first number and after the last, the nearest one. */
    private static void linear(double[] values, RowRange rows, double fill) {
        int before = -1;
        for (int row = rows.from(); row < rows.to(); row++) {
            if (!Double.isNaN(values[row])) {
                bridge(values, before < 0 ? rows.from() - 1 : before, row, before < 0);
                before = row;
            }
        }
        double last = before < 0 ? fill : values[before];
        Arrays.fill(values, before < 0 ? rows.from() : before + 1, rows.to(), last);
    }

    private static void bridge(double[] values, int before, int after, boolean nothingBefore) {
        for (int row = before + 1; row < after; row++) {
            double share = (double) (row - before) / (after - before);
            values[row] = nothingBefore ? values[after] : values[before] + share * (values[after] - values[before]);
        }
    }
}
