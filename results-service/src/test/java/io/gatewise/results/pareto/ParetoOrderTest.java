package io.gatewise.results.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoOrderTest {

    @Test
    void frontsComeOneAfterTheOtherAndOnEachTheMiddleFirst() {
        double[][] losses = {{9, 9}, {0, 1}, {0.3, 0.3}, {1, 0}, {0.9, 0.9}};

        int[] order = ParetoOrder.bestFirst(losses);

        assertThat(order[0]).isEqualTo(2); // adds most to the others
        assertThat(order).endsWith(4, 0);
        assertThat(ParetoOrder.places(losses)[2]).isZero();
    }

    @Test
    void unitsMakeNoDifference() {
        double[][] losses = DominanceTest.random(40, 3, 5);
        double[][] scaled = java.util.Arrays.stream(losses)
                .map(p -> new double[] {p[0] * 1e9, p[1] * 1e-6 - 3, p[2]})
                .toArray(double[][]::new);

        assertThat(ParetoOrder.bestFirst(scaled)).isEqualTo(ParetoOrder.bestFirst(losses));
    }

    @Test
    void aLossThatNeverVariesAndEqualPointsAreNoHindrance() {
        double[][] level = {{2, 5}, {1, 5}, {3, 5}};
        double[][] equal = {{1, 1}, {1, 1}, {1, 1}};

        assertThat(ParetoOrder.bestFirst(level)).containsExactly(1, 0, 2);
        assertThat(ParetoOrder.bestFirst(equal)).containsExactly(0, 1, 2);
        assertThat(ParetoOrder.knee(equal)).isZero();
        assertThat(ParetoOrder.bestFirst(new double[0][])).isEmpty();
    }

    @Test
    void hugeValuesStayComparable() {
        double[][] losses = {{-1.7e308, 1}, {1.7e308, 0}, {0, 0.4}};

        assertThat(ParetoOrder.knee(losses)).isEqualTo(2);
        assertThat(ParetoOrder.bestFirst(losses)[0]).isEqualTo(2);
    }

    @Test
    void theKneeIsNearestToTheBestOfAll() {
        double[][] front = {{0.1, 5000}, {0.12, 900}, {0.3, 100}};

        assertThat(ParetoOrder.knee(front)).isEqualTo(1);
    }

    @Test
    void ofEquallyNearTheOneThatIsBetterInTheFirstLossIsTheKnee() {
        assertThat(ParetoOrder.knee(new double[][] {{1, 0}, {0, 1}})).isEqualTo(1);
    }

    @Test
    void aFrontOfThousandsIsSortedByItsFrontsTheSame() {
        var random = new Random(3);
        double[][] losses = IntStream.range(0, 5000)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);

        int[] ranks = Dominance.ranks(losses);
        int[] order = ParetoOrder.bestFirst(losses);

        assertThat(IntStream.of(order).map(i -> ranks[i]).toArray()).isSorted();
    }
}
