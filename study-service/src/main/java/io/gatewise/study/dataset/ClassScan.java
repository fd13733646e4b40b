package io.gatewise.study.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a column's few values, by row and by series. */
final class ClassScan {

    private final Map<String, long[]> counts = new TreeMap<>();
    private String ofSeries;
    private boolean changes;

    void add(String value, boolean begins) {
        if (begins) {
            endSeries();
            ofSeries = value;
        } else {
            changes |= !value.equals(ofSeries);
        }
        if (!value.isEmpty()) {
            counts.computeIfAbsent(value, key -> new long[2])[0]++;
        }
    }

    private void endSeries() {
        if (ofSeries != null && !ofSeries.isEmpty()) {
            counts.get(ofSeries)[1]++;
        }
    }

    /** By value. */
    List<ClassCount> classes(boolean hasSeries) {
        endSeries();
        ofSeries = null;
        var classes = new ArrayList<ClassCount>();
        counts.forEach((value, count) ->
                classes.add(new ClassCount(value, count[0], hasSeries && !changes ? count[1] : null)));
        return List.copyOf(classes);
    }
}
