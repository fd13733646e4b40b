package io.gatewise.results.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DominanceTest {

    static double[][] random(int n, int m, long seed) {
        var random = new Random(seed);
        // few different values, so that equal ones occur
        return IntStream.range(0, n)
                .mapToObj(i -> random.ints(m, 0, 12).asDoubleStream().toArray())
                .toArray(double[][]::new);
    }

    @Test
    void dominatesWhoIsNowhereWorseAndSomewhereBetter() {
        assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 3}))
                .isTrue();
        assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 2}))
                .isFalse();
        assertThat(Dominance.dominates(new double[] {0, 9}, new double[] {1, 3}))
                .isFalse();
    }

    @Test
    void theFrontIsWhatNoOtherDominatesAndEqualPointsAreAllOnIt() {
        double[][] losses = {{3, 1}, {1, 3}, {2, 2}, {2, 2}, {3, 3}};

        assertThat(Dominance.front(losses)).containsExactly(0, 1, 2, 3);
        assertThat(Dominance.ranks(losses)).containsExactly(0, 0, 0, 0, 1);
        assertThat(Dominance.front(new double[0][])).isEmpty();
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Dominance.front(new double[][] {{-0.0, 5}, {0.0, 3}})).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void ranksAreThoseOfFrontsTakenAwayOneAfterTheOther(int m) {
        double[][] losses = random(120, m, m);

        int[] peeled = peeled(losses);

        assertThat(Dominance.ranks(losses)).isEqualTo(peeled);
        assertThat(Dominance.front(losses))
                .isEqualTo(IntStream.range(0, 120).filter(i -> peeled[i] == 0).toArray());
    }

    /** The definition, in O(n³). */
    private static int[] peeled(double[][] losses) {
        var ranks = new int[losses.length];
        java.util.Arrays.fill(ranks, -1);
        for (int rank = 0; IntStream.of(ranks).anyMatch(r -> r < 0); rank++) {
            int[] before = ranks.clone();
            for (int i = 0; i < losses.length; i++) {
                double[] point = losses[i];
                boolean free = IntStream.range(0, losses.length)
                        .noneMatch(k -> before[k] < 0 && Dominance.dominates(losses[k], point));
                ranks[i] = before[i] < 0 && free ? rank : ranks[i];
            }
        }
        return ranks;
    }
}
