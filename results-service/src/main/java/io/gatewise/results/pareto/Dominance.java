package io.gatewise.results.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which points are better than which. */
public final class Dominance {

    private Dominance() {}

    /** Whether {@code a} is nowhere worse than {@code b} and somewhere better. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int j = 0; j < a.length; j++) {
            if (!(a[j] <= b[j])) {
                return false;
            }
            better |= a[j] < b[j];
        }
        return better;
    }

    /** The indices of the points that no other dominates, ascending; of equal points all. */
    public static int[] front(double[][] losses) {
        List<double[]> front = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int i : ascending(losses)) {
            if (!dominated(losses[i], front)) {
                front.add(losses[i]);
                indices.add(i);
            }
        }
        return indices.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** By the first loss, of equals by the second, …: none is dominated by a later one. */
    private static int[] ascending(double[][] losses) {
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparing(i -> losses[i], Dominance::compare))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** As dominance sees it, -0.0 is 0.0. */
    private static int compare(double[] a, double[] b) {
        for (int j = 0; j < a.length; j++) {
            if (a[j] != b[j]) {
                return a[j] < b[j] ? -1 : 1;
            }
        }
        return 0;
    }

    /**
     * For each point how many fronts must be taken away before it is on one.
     *
     * @param losses n rows of length m, finite; not modified
     * @return length n, from 0
     * @see <a href="https://doi.org/10.1109/TEVC.2014.2308305">Zhang et al. 2015: efficient nondominated sort, with binary
     *     search</a>
     */
    public static int[] ranks(double[][] losses) {
        List<List<double[]>> fronts = new ArrayList<>();
        var ranks = new int[losses.length];
        for (int i : ascending(losses)) {
            // who is dominated by a front is so by all before it
            int low = 0;
            int high = fronts.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (dominated(losses[i], fronts.get(middle))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low == fronts.size()) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(low).add(losses[i]);
            ranks[i] = low;
        }
        return ranks;
    }

    private static boolean dominated(double[] point, List<double[]> by) {
        for (int k = by.size() - 1; k >= 0; k--) { // the last ones are nearest
            if (dominates(by.get(k), point)) {
                return true;
            }
        }
        return false;
    }
}
