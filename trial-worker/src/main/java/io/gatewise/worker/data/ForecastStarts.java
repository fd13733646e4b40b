package io.gatewise.worker.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the first predicted rows of forecasting samples. */
final class ForecastStarts {

    private final Table table;
    private final double[][] targets;
    private final int window;
    private final int horizon;

    ForecastStarts(Table table, double[][] targets, int window, int horizon) {
        this.table = table;
        this.targets = targets;
        this.window = window;
        this.horizon = horizon;
    }

    /**
     * The samples whose predicted rows all lie in one range and have all their targets; their windows may reach back
     * before it, within the series.
     *
     * @return ascending; empty if none fits
     */
    int[] in(List<RowRange> part) {
        return part.stream().flatMapToInt(this::in).toArray();
    }

    private IntStream in(RowRange range) {
        if (range.size() == 0) {
            return IntStream.empty();
        }
        int seriesFrom = table.series().get(table.seriesOf(range.from())).from();
        IntStream starts = IntStream.rangeClosed(Math.max(range.from(), seriesFrom + window), range.to() - horizon);
        return starts.filter(this::complete);
    }

    private boolean complete(int first) {
        return Arrays.stream(targets).allMatch(target -> {
            for (int row = first; row < first + horizon; row++) {
                if (Double.isNaN(target[row])) {
                    return false;
                }
            }
            return true;
        });
    }
}
