package io.gatewise.results.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoarseFrontTest {

    @Test
    void hasFewerPointsWhichDominateAllThatTheFrontDoesAndLittleMore() {
        var random = new Random(4);
        double[][] all = IntStream.range(0, 400)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);
        double[][] front =
                IntStream.of(Dominance.front(all)).mapToObj(i -> all[i]).toArray(double[][]::new);
        int half = front.length / 2;
        double[] reference = {1.1, 1.1, 1.1};

        double[][] coarse = CoarseFront.of(front, half);

        assertThat(coarse.length).isLessThanOrEqualTo(half);
        assertThat(Dominance.front(coarse)).hasSize(coarse.length);
        for (double[] point : front) {
            assertThat(Arrays.stream(coarse)
                            .anyMatch(each -> Arrays.equals(each, point) || Dominance.dominates(each, point)))
                    .isTrue();
        }
        assertThat(Hypervolume.of(coarse, reference))
                .isBetween(Hypervolume.of(front, reference), 1.1 * Hypervolume.of(front, reference));
    }

    @Test
    void aSmallFrontStaysAsItIs() {
        double[][] front = {{1, 2}, {2, 1}};

        assertThat(CoarseFront.of(front, 2)).isSameAs(front);
        assertThat(CoarseFront.of(front, 1)).isEqualTo(new double[][] {{1, 1}});
    }
}
