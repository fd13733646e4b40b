package io.gatewise.results.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

    private static final int DRAWS = 200_000;

    @Test
    void ofTwoLossesIsTheAreaOfAStaircase() {
        // columns of width 1, 1, 2 and heights 1, 3, 4 below (5, 5)
        double[][] losses = {{1, 4}, {2, 2}, {3, 1}};

        assertThat(Hypervolume.of(losses, new double[] {5, 5})).isEqualTo(1 + 3 + 2 * 4);
        assertThat(Hypervolume.contributions(losses, new double[] {5, 5})).containsExactly(1, 2, 2);
    }

    @Test
    void ofThreeLossesAddsTheBoxesWithoutWhatTheyShare() {
        double[][] losses = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};

        // three boxes of 1 · 1 · 2, which share one cube of 1
        assertThat(Hypervolume.of(losses, new double[] {2, 2, 2})).isEqualTo(4);
    }

    @Test
    void whatIsDominatedDoubledOrBeyondTheReferenceAddsNothing() {
        double[][] losses = {{1, 4}, {2, 2}, {2, 2}, {3, 3}, {0, 5}, {9, 0}};

        assertThat(Hypervolume.of(losses, new double[] {5, 5})).isEqualTo(1 + 3 * 3);
        assertThat(Hypervolume.of(new double[0][], new double[] {5, 5})).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void isTheShareOfDrawnPointsThatAreDominated(int m) {
        var random = new Random(m);
        double[][] losses = new double[12][];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = random.doubles(m, 0.2, 1).toArray();
        }
        var reference = new double[m];
        Arrays.fill(reference, 1);

        double volume = Hypervolume.of(losses, reference);

        long dominated = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] point = random.doubles(m).toArray();
            dominated += Arrays.stream(losses).anyMatch(loss -> Dominance.dominates(loss, point)) ? 1 : 0;
        }
        // five standard errors of a share
        assertThat(volume).isCloseTo(dominated / (double) DRAWS, within(5 * 0.5 / Math.sqrt(DRAWS)));
    }
}
