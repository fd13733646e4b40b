package io.gatewise.worker.metric;

import java.util.Arrays;

/**
 * How well one class's probability tells its members from the rest.
 *
 * @param auroc            the chance that a member is ranked before another one, ties counting half; NaN unless there
 *                         are members and others
 * @param averagePrecision the mean over the members of the precision down to them, those of equal probability taken
 *                         together; NaN without members
 */
record Ranking(double auroc, double averagePrecision) {

    /**
     * Ranks predictions by one class's probability.
     *
     * @param actual        true classes, the first n count
     * @param probabilities of prediction i and class c at {@code i * classes + c}, each a number of at least 0
     */
    static Ranking of(int[] actual, float[] probabilities, int n, int classes, int wanted) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            // bits of floats of at least 0 are in the floats' order; + 0f makes -0 a plain 0
            int bits = Float.floatToIntBits(probabilities[i * classes + wanted] + 0f);
            keys[i] = (long) bits << 1 | (actual[i] == wanted ? 1 : 0);
        }
        Arrays.sort(keys);
        double members = 0;
        double others = 0;
        double pairs = 0;
        double precisions = 0;
        int to = n;
        while (to > 0) {
            int from = to;
            double tiedMembers = 0;
            while (from > 0 && keys[from - 1] >> 1 == keys[to - 1] >> 1) {
                from--;
                tiedMembers += keys[from] & 1;
            }
            double tiedOthers = to - from - tiedMembers;
            pairs += tiedOthers * (members + tiedMembers / 2);
            members += tiedMembers;
            others += tiedOthers;
            precisions += tiedMembers * members / (members + others);
            to = from;
        }
        return new Ranking(pairs / (members * others), precisions / members);
    }
}
