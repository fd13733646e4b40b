package io.gatewise.worker.validation;

import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;

/** What the plans that cut rows share. */
final class Rows {

    private Rows() {}

    /**
     * The first row of a series' test part; its end where there is none.
     *
     * @param fraction share of the series' rows; null if {@code from} says it or there is none
     * @param from     time stamp; null if {@code fraction} says it or there is none
     */
    static int testFrom(Table table, RowRange series, Double fraction, String from) {
        if (from != null) {
            return table.firstRowFrom(series, from);
        }
        return fraction == null ? series.to() : series.to() - share(fraction, series.size());
    }

    static int share(double fraction, int rows) {
        return (int) Math.round(fraction * rows);
    }

    /** Adds the rows from {@code from} on, if there are any. */
    static void add(List<RowRange> part, int from, int to) {
        if (from < to) {
            part.add(new RowRange(from, to));
        }
    }

    /**
     * The parts, none of them empty.
     *
     * @param needsTest whether there must be a test part
     */
    static Parts checked(Parts parts, boolean needsTest) {
        if (parts.training().isEmpty()
                || parts.validation().isEmpty()
                || needsTest && parts.test().isEmpty()) {
            throw new IllegalArgumentException("the parts of the data must not be empty, got " + size(parts.training())
                    + " training rows, " + size(parts.validation()) + " validation rows and " + size(parts.test())
                    + " test rows");
        }
        return parts;
    }

    private static int size(List<RowRange> part) {
        return part.stream().mapToInt(RowRange::size).sum();
    }

    /** All rows but the test part's: each series without it. */
    static Parts whole(Table table, List<RowRange> test) {
        var training = new ArrayList<RowRange>();
        int next = 0;
        for (RowRange series : table.series()) {
            int from = series.from();
            while (next < test.size() && test.get(next).from() < series.to()) {
                add(training, from, test.get(next).from());
                from = test.get(next++).to();
            }
            add(training, from, series.to());
        }
        return new Parts(training, List.of(), test);
    }
}
