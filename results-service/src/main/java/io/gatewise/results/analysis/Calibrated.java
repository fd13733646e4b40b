package io.gatewise.results.analysis;

import java.util.stream.IntStream;

/**
 * Beliefs as wide as the study's own whole curves ask for, each foretold from the others; and whether they held.
 *
 * @param foretelling what is believed at first
 * @param stretch     by how much its deviations are multiplied
 * @param trusted     whether there are enough whole curves, and no more of them ended outside of their bands than chance allows
 */
record Calibrated(Foretelling foretelling, double stretch, boolean trusted) {

    /** Fewer whole curves than this tell nothing. */
    static final int FEWEST = 5;

    /** Half a band of 90 %, in deviations. */
    static final double HALF_BAND = 1.6448536269514722;

    private static final double OUTSIDE = 0.1;

    /** More outside than has this chance where the bands are right, and they are wrong. */
    private static final double CHANCE = 0.05;

    /** The stretch is drawn towards 1 as if so many curves had asked for it. */
    private static final double DRAWN = 2;

    static Calibrated of(Foretelling foretelling) {
        int n = foretelling.size();
        double[] off = IntStream.range(0, n)
                .mapToDouble(j -> {
                    Foretelling.Belief belief = foretelling.without(j);
                    return (foretelling.end(j) - belief.mean())
                            / Math.sqrt(Math.max(belief.variance(), Double.MIN_NORMAL));
                })
                .toArray();
        double squares = 0;
        for (double each : off) {
            squares += each * each;
        }
        double stretch = Math.sqrt((DRAWN + squares) / (DRAWN + n));
        long outside = IntStream.range(0, n)
                .filter(j -> !(Math.abs(off[j]) <= HALF_BAND * stretch))
                .count();
        boolean holds = Double.isFinite(stretch) && outside <= allowed(n);
        return new Calibrated(foretelling, stretch, n >= FEWEST && holds);
    }

    /** The largest number outside of n bands that is no less probable than {@link #CHANCE} to be reached. */
    static int allowed(int n) {
        double probability = Math.pow(1 - OUTSIDE, n);
        double atMost = probability;
        int count = 0;
        while (count < n && 1 - atMost >= CHANCE) {
            probability *= (n - count) / (count + 1.0) * OUTSIDE / (1 - OUTSIDE);
            atMost += probability;
            count++;
        }
        return count;
    }

    /**
     * Whether a curve is of the kind that was looked at: those that stand worse than any whole one did at the rung, or fall
     * faster, as slow learners do, are not.
     */
    boolean knows(Curve begun) {
        double[] traits = foretelling.traits(begun);
        return IntStream.range(0, traits.length).allMatch(trait -> traits[trait] <= largest(trait));
    }

    private double largest(int trait) {
        return IntStream.range(0, foretelling.size())
                .mapToDouble(j -> foretelling.traits(j)[trait])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** The loss that a curve will end with, as wide as it should be. */
    Foretelling.Belief foretell(Curve begun) {
        Foretelling.Belief belief = foretelling.foretell(begun);
        return new Foretelling.Belief(belief.mean(), belief.variance() * stretch * stretch);
    }
}
