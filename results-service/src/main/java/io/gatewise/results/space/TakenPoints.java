package io.gatewise.results.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The points that were tried, are being tried or are about to be: none is proposed twice. */
public final class TakenPoints {

    /** Continuous coordinates that differ by less are one: no training could tell them apart. */
    private static final double CELLS = 1e6;

    private final Set<List<Long>> cells = new HashSet<>();

    /** The same points, to add others to. */
    public TakenPoints copy() {
        var copy = new TakenPoints();
        copy.cells.addAll(cells);
        return copy;
    }

    /** Adds a point; false if it was there. */
    public boolean add(double[] point) {
        return cells.add(cell(point));
    }

    /** Whether the point is taken. */
    public boolean contains(double[] point) {
        return cells.contains(cell(point));
    }

    /** How many different points are taken. */
    public int size() {
        return cells.size();
    }

    private static List<Long> cell(double[] point) {
        return DoubleStream.of(point).mapToObj(c -> Math.round(c * CELLS)).toList();
    }
}
