package io.gatewise.worker.data;

import java.util.List;

/** The scales of MASE: what the seasonal naive forecast errs on the training rows (Hyndman &amp; Koehler 2006). */
final class SeasonalErrors {

    private SeasonalErrors() {}

    /**
     * The mean of |y(t) - y(t - season)| over the training rows t of each series and target, both values training rows.
     *
     * @return by series, then target; NaN where there is no such pair
     */
    static double[][] of(Table table, double[][] targets, List<RowRange> training, int season) {
        double[][] errors = new double[table.series().size()][targets.length];
        double[][] pairs = new double[table.series().size()][targets.length];
        for (RowRange range : training) {
            if (range.size() == 0) {
                continue;
            }
            int series = table.seriesOf(range.from());
            for (int k = 0; k < targets.length; k++) {
                for (int row = range.from() + season; row < range.to(); row++) {
                    double error = Math.abs(targets[k][row] - targets[k][row - season]);
                    if (!Double.isNaN(error)) {
                        errors[series][k] += error;
                        pairs[series][k]++;
                    }
                }
            }
        }
        for (int series = 0; series < errors.length; series++) {
            for (int k = 0; k < targets.length; k++) {
                errors[series][k] /= pairs[series][k];
            }
        }
        return errors;
    }
}
