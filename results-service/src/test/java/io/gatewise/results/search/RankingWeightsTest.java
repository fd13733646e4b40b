package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingWeightsTest {

    private static final double[] LOSSES =
            new SplittableRandom(1).doubles(20).map(u -> 10 * u).toArray();

    private static double[] noisy(double deviation, int sign, long seed) {
        var random = new SplittableRandom(seed);
        return Arrays.stream(LOSSES)
                .map(loss -> sign * loss + deviation * random.nextGaussian())
                .toArray();
    }

    private static double[] weights(double[]... predicted) {
        return RankingWeights.of(predicted, LOSSES, new SplittableRandom(3));
    }

    @Test
    void whoRanksBestCountsMost() {
        double[] weights = weights(noisy(1, 1, 1), noisy(8, 1, 2), noisy(8, 1, 3));

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        assertThat(weights[0]).isGreaterThan(0.9);
    }

    @Test
    void whoRanksWorseThanChanceCountsNothingEvenBesideOneThatKnowsNothing() {
        var constant = new double[LOSSES.length]; // ranks every pair wrongly

        double[] weights = weights(noisy(1, -1, 1), constant);

        assertThat(weights).containsExactly(0, 1);
    }

    @Test
    void manyPoorOnesDoNotOutweighTheStudysOwn() {
        double[][] predicted = IntStream.rangeClosed(0, 10)
                .mapToObj(i -> i == 10 ? noisy(1, 1, 50) : noisy(9, 1, 100 + i))
                .toArray(double[][]::new);

        assertThat(weights(predicted)[10]).isGreaterThan(0.8);
    }

    @Test
    void ofEqualsTheStudysOwnCounts() {
        assertThat(weights(noisy(1, 1, 1), noisy(1, 1, 1))).containsExactly(0, 1);
    }
}
