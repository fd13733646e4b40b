package io.gatewise.results.space;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts a space's points and finds each by its index. A parameter with those that depend on it is a tree; the
 * trees are the digits of a number with mixed radix, and so are the trees below one value.
 */
final class PointCount {

    private final List<Axis> axes;
    private final int[] parents;
    private final List<Set<Double>> holding;
    private final long[] below; // how many points the tree of each parameter has, where it is active

    PointCount(List<Axis> axes, int[] parents, List<Set<Double>> holding) {
        this.axes = axes;
        this.parents = parents;
        this.holding = holding;
        this.below = new long[parents.length];
        for (int root : children(-1)) {
            count(root);
        }
    }

    /** All points; {@link Long#MAX_VALUE} if there is no end of them. */
    long points() {
        return product(children(-1));
    }

    /** Sets the active coordinates of the point with that index. */
    void fill(double[] point, long index) {
        fill(point, children(-1), index);
    }

    private int[] children(int parent) {
        return IntStream.range(0, parents.length)
                .filter(j -> parents[j] == parent)
                .toArray();
    }

    private long product(int[] trees) {
        return IntStream.of(trees).mapToLong(j -> below[j]).reduce(1, PointCount::times);
    }

    private void count(int j) {
        for (int child : children(j)) {
            count(child);
        }
        long points = axes.get(j).size();
        for (long size : special(j).values()) {
            points = plus(points, size - 1);
        }
        below[j] = points;
    }

    /** How many points each value has that a condition names, by the value's index. */
    private TreeMap<Long, Long> special(int j) {
        var sizes = new TreeMap<Long, Long>();
        for (int child : children(j)) {
            for (double coordinate : holding.get(child)) {
                sizes.merge(axes.get(j).index(coordinate), below[child], PointCount::times);
            }
        }
        return sizes;
    }

    private void fill(double[] point, int[] trees, long index) {
        long rest = index;
        for (int i = trees.length - 1; i >= 0; i--) {
            long size = below[trees[i]];
            fillTree(point, trees[i], rest % size);
            rest /= size;
        }
    }

    private void fillTree(double[] point, int j, long index) {
        long passed = 0; // points of the values before the one at hand, beyond one each
        for (var special : special(j).entrySet()) {
            long from = special.getKey() + passed;
            if (index < from) {
                break;
            }
            if (index < from + special.getValue()) {
                double coordinate = axes.get(j).coordinate(special.getKey());
                point[j] = coordinate;
                int[] active = IntStream.of(children(j))
                        .filter(child -> holding.get(child).contains(coordinate))
                        .toArray();
                fill(point, active, index - from);
                return;
            }
            passed += special.getValue() - 1;
        }
        point[j] = axes.get(j).coordinate(index - passed);
    }

    private static long times(long a, long b) {
        boolean endless = a == Long.MAX_VALUE || b == Long.MAX_VALUE || a > Long.MAX_VALUE / b;
        return endless ? Long.MAX_VALUE : a * b;
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
