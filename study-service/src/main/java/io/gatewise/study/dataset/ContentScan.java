package io.gatewise.study.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What canonical rows tell of series, classes and leakage while they pass by. By its name, the column {@code series} tells
 * series, {@code part} given parts, and {@code label} what a network is to tell.
 */
final class ContentScan {

    private static final int MOST_SERIES = 1_000_000;

    /** Classes of all columns that a profile lists. */
    private static final int MOST_CLASSES = 20_000;

    private final List<ColumnProfile> columns;
    private final int series;
    private final int part;
    private final ClassScan[] classes;
    private final boolean[] content;
    private final LeakageScan leakage;
    private long[] lengths = new long[16];
    private int count;
    private String current;
    private String currentPart = "";
    private long hash;

    ContentScan(List<ColumnProfile> columns, List<Boolean> countable) {
        this.columns = columns;
        List<String> names = columns.stream().map(ColumnProfile::name).toList();
        this.series = names.indexOf("series");
        this.part = names.indexOf("part");
        this.classes = new ClassScan[columns.size()];
        this.content = new boolean[columns.size()];
        this.leakage = part < 0 ? null : new LeakageScan(series < 0 ? "row" : "series");
        int left = MOST_CLASSES;
        for (int i = 0; i < columns.size(); i++) {
            ColumnProfile column = columns.get(i);
            if (i != series && countable.get(i) && column.distinct() <= left) {
                classes[i] = new ClassScan();
                left -= column.distinct();
            }
            // a series may be the same at another time; rows with times are never
            boolean time = series >= 0 && column.type() == ColumnType.TIME;
            content[i] = i != series && i != part && !time && !column.name().equals("label");
        }
    }

    void add(List<String> cells) {
        boolean begins = series < 0 || current == null || !cells.get(series).equals(current);
        if (begins) {
            end();
            current = series < 0 ? "" : cells.get(series);
            currentPart = part < 0 ? "" : cells.get(part);
            hash = 0;
            grow();
            count++;
        }
        if (count <= MOST_SERIES && series >= 0) {
            lengths[count - 1]++;
        }
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] != null) {
                classes[i].add(cells.get(i), begins);
            }
            if (leakage != null && content[i]) {
                hash = LongSet.hash(hash, cells.get(i));
            }
        }
    }

    private void grow() {
        if (series >= 0 && count == lengths.length && count < MOST_SERIES) {
            lengths = Arrays.copyOf(lengths, Math.min(MOST_SERIES, 2 * count));
        }
    }

    private void end() {
        if (current != null && leakage != null) {
            leakage.add(currentPart, hash);
        }
    }

    /** The columns with their classes. */
    List<ColumnProfile> columns() {
        var counted = new ArrayList<ColumnProfile>();
        for (int i = 0; i < classes.length; i++) {
            ColumnProfile column = columns.get(i);
            counted.add(classes[i] == null ? column : column.with(classes[i].classes(series >= 0)));
        }
        return counted;
    }

    /** Null if there are none, or too many to sort. */
    SeriesProfile series() {
        if (series < 0 || count > MOST_SERIES) {
            return null;
        }
        long[] sorted = Arrays.copyOf(lengths, count);
        Arrays.sort(sorted);
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0;
        return new SeriesProfile(count, sorted[0], median, sorted[count - 1]);
    }

    /** Null where there are no given parts. */
    Leakage leakage() {
        end();
        current = null;
        return leakage == null ? null : leakage.leakage();
    }
}
