package io.gatewise.results.surrogate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of values. */
public final class BestFirst {

    private BestFirst() {}

    /**
     * The indices of {@code count} values, ascending: the better half are the lowest, the others spread over all of
     * the rest; all indices if there are no more.
     */
    public static int[] someOf(double[] values, int count) {
        int n = values.length;
        if (n <= count) {
            return IntStream.range(0, n).toArray();
        }
        int[] bestFirst = order(values);
        int best = count / 2;
        return IntStream.range(0, count)
                .map(i -> i < best ? i : best + (int) ((long) (i - best) * (n - best) / (count - best)))
                .map(i -> bestFirst[i])
                .sorted()
                .toArray();
    }

    /** The indices of {@code values}, the lowest value's first; of equals the lower index. */
    public static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
