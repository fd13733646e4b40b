package io.gatewise.results.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The points that must not be proposed: those that were tried, are being tried or are about to be, and those that a study's
 * constraints forbid.
 */
public final class TakenPoints {

    /** Continuous coordinates that differ by less are one: no training could tell them apart. */
    private static final double CELLS = 1e6;

    private final Set<Cell> cells = new HashSet<>();
    private final Predicate<double[]> permitted;

    /** None is taken, and none is forbidden. */
    public TakenPoints() {
        this(point -> true);
    }

    /** None is taken; those are forbidden that aren't {@code permitted}. */
    public TakenPoints(Predicate<double[]> permitted) {
        this.permitted = permitted;
    }

    /** The same points, to add others to. */
    public TakenPoints copy() {
        var copy = new TakenPoints(permitted);
        copy.cells.addAll(cells);
        return copy;
    }

    /** Adds a point; false if it was there. */
    public boolean add(double[] point) {
        return cells.add(cell(point));
    }

    /** Whether the point is taken or forbidden. */
    public boolean contains(double[] point) {
        return cells.contains(cell(point)) || !permitted.test(point);
    }

    /** How many different points are taken; of those that are forbidden, the ones alone that were tried all the same. */
    public int size() {
        return cells.size();
    }

    private static Cell cell(double[] point) {
        var numbers = new long[point.length];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = Math.round(point[j] * CELLS);
        }
        return new Cell(numbers);
    }

    private record Cell(long[] numbers) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Cell cell && Arrays.equals(numbers, cell.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }
}
