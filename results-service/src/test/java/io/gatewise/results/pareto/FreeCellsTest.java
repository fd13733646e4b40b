package io.gatewise.results.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeCellsTest {

    private static boolean inside(FreeCells cells, int box, double[] point) {
        for (int j = 0; j < point.length; j++) {
            int low = cells.lower(box, j);
            if (low >= 0 && point[j] <= cells.grid(j)[low] || point[j] > cells.grid(j)[cells.upper(box, j)]) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void coverWhatNoPointDominatesOnceAndNothingElse(int m) {
        double[][] losses = DominanceTest.random(30, m, 40 + m);
        var reference = new double[m];
        Arrays.fill(reference, 10.5);
        FreeCells cells = FreeCells.of(losses, reference);
        var random = new Random(7);

        for (int draw = 0; draw < 5000; draw++) {
            double[] point = random.doubles(m, -2, 10.5).toArray();
            boolean dominated = Arrays.stream(losses).anyMatch(loss -> Dominance.dominates(loss, point));
            long boxes = java.util.stream.IntStream.range(0, cells.size())
                    .filter(box -> inside(cells, box, point))
                    .count();
            assertThat(boxes).isEqualTo(dominated ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void leaveTheHypervolumeOut(int m) {
        double[][] losses = DominanceTest.random(25, m, 60 + m);
        var reference = new double[m];
        Arrays.fill(reference, 12);

        FreeCells cells = FreeCells.of(losses, reference);

        double free = 0;
        for (int box = 0; box < cells.size(); box++) {
            double volume = 1;
            for (int j = 0; j < m; j++) {
                int low = cells.lower(box, j);
                volume *= cells.grid(j)[cells.upper(box, j)] - (low < 0 ? -1 : cells.grid(j)[low]);
            }
            free += volume;
        }
        // counted from -1 on
        assertThat(free + Hypervolume.of(losses, reference)).isCloseTo(Math.pow(13, m), within(1e-6));
    }

    @Test
    void twoLossesLeaveOneBoxMoreThanTheFrontHasPoints() {
        double[][] losses = {{1, 4}, {2, 2}, {3, 1}, {3, 3}, {2, 2}};

        assertThat(FreeCells.of(losses, new double[] {5, 5}).size()).isEqualTo(4);
    }

    @Test
    void aFrontBeyondTheReferenceLeavesAllOfIt() {
        FreeCells cells = FreeCells.of(new double[][] {{6, 0}, {0, 6}}, new double[] {5, 5});

        assertThat(cells.size()).isEqualTo(1);
        assertThat(cells.lower(0, 0)).isEqualTo(-1);
        assertThat(cells.grid(0)[cells.upper(0, 0)]).isEqualTo(5);
    }
}
