package io.gatewise.results.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What no point of a front dominates, below a reference point, cut into boxes that don't overlap: whoever lands in one of them
 * betters the front.
 *
 * <p>Each box is named by places on a grid: the front's values of each loss, ascending, and last the reference. A lower place
 * of -1 is minus infinity.
 *
 * <p>The cut goes through one loss after the other, the last one first: between two neighbouring values of it the same points
 * dominate in the other losses. Two losses leave at most n + 1 boxes, three in the order of n² of them, four of n³.
 */
public final class FreeCells {

    private final double[][] grid;
    private final int[] lower;
    private final int[] upper;

    private FreeCells(double[][] grid, List<int[]> lower, List<int[]> upper) {
        this.grid = grid;
        this.lower = lower.stream().flatMapToInt(IntStream::of).toArray();
        this.upper = upper.stream().flatMapToInt(IntStream::of).toArray();
    }

    /**
     * The boxes of a front.
     *
     * @param losses    n rows of length m; not modified; those that others dominate, or that aren't below the reference in
     *                  every loss, make no difference
     * @param reference length m
     */
    public static FreeCells of(double[][] losses, double[] reference) {
        double[][] inside = Arrays.stream(losses)
                .filter(point -> IntStream.range(0, reference.length).allMatch(j -> point[j] < reference[j]))
                .toArray(double[][]::new);
        double[][] front =
                IntStream.of(Dominance.front(inside)).mapToObj(i -> inside[i]).toArray(double[][]::new);
        var grid = new double[reference.length][];
        for (int j = 0; j < grid.length; j++) {
            int column = j;
            double[] values = Arrays.stream(front)
                    .mapToDouble(point -> point[column])
                    .sorted()
                    .distinct()
                    .toArray();
            grid[j] = Arrays.copyOf(values, values.length + 1);
            grid[j][values.length] = reference[j];
        }
        List<int[]> places = Arrays.stream(front)
                .map(point -> IntStream.range(0, point.length)
                        .map(j -> Arrays.binarySearch(grid[j], point[j]))
                        .toArray())
                .toList();
        var cut = new Cut(grid);
        cut.through(places, grid.length - 1);
        return new FreeCells(grid, cut.lowers, cut.uppers);
    }

    /** m. */
    public int dimensions() {
        return grid.length;
    }

    /** How many boxes there are. */
    public int size() {
        return lower.length / grid.length;
    }

    /** Loss j's values on the grid, ascending, the reference last; not to be modified. */
    public double[] grid(int j) {
        return grid[j];
    }

    /** The place of a box's lower side in loss j; -1 for minus infinity. */
    public int lower(int box, int j) {
        return lower[box * grid.length + j];
    }

    /** The place of a box's upper side in loss j. */
    public int upper(int box, int j) {
        return upper[box * grid.length + j];
    }

    private static final class Cut {

        private final double[][] grid;
        private final int[] from;
        private final int[] to;
        private final List<int[]> lowers = new ArrayList<>();
        private final List<int[]> uppers = new ArrayList<>();

        Cut(double[][] grid) {
            this.grid = grid;
            this.from = new int[grid.length];
            this.to = new int[grid.length];
        }

        /** The boxes in the losses 0 to j; the others' sides are known. */
        void through(List<int[]> points, int j) {
            int last = grid[j].length - 1;
            if (j == 0) {
                box(0, -1, points.stream().mapToInt(point -> point[0]).min().orElse(last), points);
                return;
            }
            List<int[]> ascending = points.stream()
                    .sorted(Comparator.comparingInt(point -> point[j]))
                    .toList();
            List<int[]> dominating = List.of();
            int side = -1;
            for (int i = 0; i < ascending.size(); ) {
                int value = ascending.get(i)[j];
                List<int[]> more = new ArrayList<>(dominating);
                while (i < ascending.size() && ascending.get(i)[j] == value) {
                    more.add(ascending.get(i++));
                }
                List<int[]> next = front(more, j);
                if (!next.equals(dominating)) { // else the box just grows: arrays are equal only to themselves
                    box(j, side, value, dominating);
                    side = value;
                    dominating = next;
                }
            }
            box(j, side, last, dominating);
        }

        private void box(int j, int low, int high, List<int[]> points) {
            from[j] = low;
            to[j] = high;
            if (j > 0) {
                through(points, j - 1);
            } else {
                lowers.add(from.clone());
                uppers.add(to.clone());
            }
        }

        /** Those that no other dominates in the losses below j; of equals the first one. */
        private static List<int[]> front(List<int[]> points, int j) {
            List<int[]> front = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                int[] point = points.get(i);
                boolean dominated = false;
                for (int k = 0; k < points.size() && !dominated; k++) {
                    dominated =
                            k != i && covers(points.get(k), point, j) && (k < i || !covers(point, points.get(k), j));
                }
                if (!dominated) {
                    front.add(point);
                }
            }
            return front;
        }

        /** Whether {@code a} is nowhere worse than {@code b} in the losses below j. */
        private static boolean covers(int[] a, int[] b, int j) {
            for (int i = 0; i < j; i++) {
                if (a[i] > b[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
