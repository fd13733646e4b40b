package io.gatewise.results.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Points from the best to the worst: by front, on a front by how much volume each adds to the others, so that those in the
 * middle come before those that are good in one loss alone. Of a front of very many points, by how far its neighbours are.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al. 2002: NSGA-II's fronts and crowding distance</a>
 */
public final class ParetoOrder {

    /** The reference lies so much of the front's range beyond its worst values. */
    private static final double MARGIN = 0.1;

    /** The volumes of larger fronts take too long, where there are more than two losses. */
    private static final int MOST_WITH_VOLUME = 40;

    private ParetoOrder() {}

    /**
     * The order of points.
     *
     * @param losses n rows of length m, finite; not modified
     * @return the indices, the best first; of equals the lower one
     */
    public static int[] bestFirst(double[][] losses) {
        int n = losses.length;
        int[] ranks = Dominance.ranks(losses);
        var worth = new double[n];
        int fronts = Arrays.stream(ranks).max().orElse(-1) + 1;
        for (int rank = 0; rank < fronts; rank++) {
            int own = rank;
            int[] front = IntStream.range(0, n).filter(i -> ranks[i] == own).toArray();
            double[] values =
                    worth(relative(IntStream.of(front).mapToObj(i -> losses[i]).toArray(double[][]::new)));
            for (int k = 0; k < front.length; k++) {
                worth[front[k]] = values[k];
            }
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> ranks[i]).thenComparingDouble(i -> -worth[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Each point's place in the order, from 0. */
    public static double[] places(double[][] losses) {
        int[] order = bestFirst(losses);
        var places = new double[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return places;
    }

    /**
     * The point of a front that is nearest to having the best of each loss at once, distances relative to the front's ranges.
     *
     * @param front n rows of length m, at least one
     * @return its index; of equals the one with the lower first loss, then second, …
     */
    public static int knee(double[][] front) {
        double[][] relative = relative(front);
        return IntStream.range(0, front.length)
                .boxed()
                .min(Comparator.comparingDouble((Integer i) -> squares(relative[i]))
                        .thenComparing(i -> front[i], Arrays::compare))
                .orElseThrow();
    }

    private static double squares(double[] point) {
        return Arrays.stream(point).map(x -> x * x).sum();
    }

    /** From 0 for the best to 1 for the worst value on the front; 0 where all are the same. */
    private static double[][] relative(double[][] front) {
        var relative = new double[front.length][front[0].length];
        for (int j = 0; j < front[0].length; j++) {
            int column = j;
            double best = Arrays.stream(front).mapToDouble(p -> p[column]).min().orElseThrow();
            double worst =
                    Arrays.stream(front).mapToDouble(p -> p[column]).max().orElseThrow();
            for (int i = 0; i < front.length && worst > best; i++) {
                // halves, so that the difference of very large values stays finite
                relative[i][j] = (front[i][j] / 2 - best / 2) / (worst / 2 - best / 2);
            }
        }
        return relative;
    }

    private static double[] worth(double[][] relative) {
        int m = relative[0].length;
        if (m > 2 && relative.length > MOST_WITH_VOLUME || relative.length > 10 * MOST_WITH_VOLUME) {
            return distances(relative);
        }
        var reference = new double[m];
        Arrays.fill(reference, 1 + MARGIN);
        // what differs by rounding alone is equal
        return Arrays.stream(Hypervolume.contributions(relative, reference))
                .map(volume -> Math.rint(volume * 1e9))
                .toArray();
    }

    /** How far apart a point's neighbours are, added up over the losses; the ends count as far as the whole range. */
    private static double[] distances(double[][] relative) {
        int n = relative.length;
        var distances = new double[n];
        for (int j = 0; j < relative[0].length; j++) {
            int column = j;
            int[] ascending = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> relative[i][column]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int k = 0; k < n; k++) {
                boolean end = k == 0 || k == n - 1;
                distances[ascending[k]] +=
                        end ? 1 : relative[ascending[k + 1]][column] - relative[ascending[k - 1]][column];
            }
        }
        return distances;
    }
}
