package io.gatewise.worker.validation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Deals things at random into places that each want a share of them. Things of one group stay together; each class is
 * dealt by the same shares. The seed alone decides.
 */
final class Deal {

    private final int[] classOf;
    private final int[] groupOf;
    private final double[] shares;
    private final SplittableRandom random;

    /**
     * A deal.
     *
     * @param classOf each thing's class, from 0; all 0 where classes don't matter
     * @param groupOf each thing's group, from 0; null where each thing is by itself
     * @param shares  of each place, summing to 1
     */
    Deal(int[] classOf, int[] groupOf, double[] shares, long seed) {
        this.classOf = classOf;
        this.groupOf = groupOf;
        this.shares = shares;
        this.random = new SplittableRandom(seed);
    }

    /** The place of each thing. */
    int[] places() {
        return groupOf == null ? ofThings() : ofGroups();
    }

    /** Class by class, each shuffled: the place that is furthest behind its share gets the next thing. */
    private int[] ofThings() {
        int[] order = shuffled(classOf.length);
        order = IntStream.of(order)
                .boxed()
                .sorted(java.util.Comparator.comparingInt(thing -> classOf[thing]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[order.length];
        double[] dealt = new double[shares.length];
        for (int i = 0; i < order.length; i++) {
            int behind = 0;
            for (int place = 1; place < shares.length; place++) {
                boolean further =
                        shares[place] * (i + 1) - dealt[place] > shares[behind] * (i + 1) - dealt[behind] + 1e-9;
                behind = further ? place : behind;
            }
            dealt[behind]++;
            places[order[i]] = behind;
        }
        return places;
    }

    /** The largest group first, each into the place where it brings the classes nearest to their shares. */
    private int[] ofGroups() {
        int classes = 1 + Arrays.stream(classOf).max().orElse(0);
        int groups = 1 + Arrays.stream(groupOf).max().orElse(-1);
        double[][] members = new double[groups][classes];
        double[] all = new double[classes];
        for (int thing = 0; thing < classOf.length; thing++) {
            members[groupOf[thing]][classOf[thing]]++;
            all[classOf[thing]]++;
        }
        int[] order = IntStream.of(shuffled(groups))
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(
                        group -> -Arrays.stream(members[group]).sum()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] dealt = new double[shares.length][classes];
        int[] placeOf = new int[groups];
        for (int group : order) {
            placeOf[group] = nearest(members[group], dealt, all);
            for (int c = 0; c < classes; c++) {
                dealt[placeOf[group]][c] += members[group][c];
            }
        }
        return IntStream.of(groupOf).map(group -> placeOf[group]).toArray();
    }

    /** By the growth of the squared distance between what a place holds and what it wants, relative to the class. */
    private int nearest(double[] group, double[][] dealt, double[] all) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < shares.length; place++) {
            double growth = 0;
            for (int c = 0; c < group.length; c++) {
                double behind = shares[place] * all[c] - dealt[place][c];
                growth += all[c] == 0 ? 0 : group[c] * (group[c] - 2 * behind) / all[c];
            }
            if (shares[place] > 0 && growth < least - 1e-9) {
                least = growth;
                nearest = place;
            }
        }
        return nearest;
    }

    private int[] shuffled(int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
