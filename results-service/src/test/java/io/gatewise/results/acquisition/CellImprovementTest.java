package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.results.numeric.NormalTail;
import io.gatewise.results.pareto.FreeCells;
import io.gatewise.results.pareto.Hypervolume;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellImprovementTest {

    private static final int DRAWS = 100_000;

    private static double[][] front(int m) {
        var random = new Random(10 + m);
        double[][] front = new double[6][];
        for (int i = 0; i < front.length; i++) {
            front[i] = random.doubles(m, -1, 1).toArray();
        }
        return front;
    }

    private static double[] reference(int m) {
        var reference = new double[m];
        Arrays.fill(reference, 1.3);
        return reference;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void isTheMeanVolumeThatDrawnPointsAdd(int m) {
        double[][] front = front(m);
        double[] mean = new Random(m).doubles(m, -0.6, 0.6).toArray();
        var deviation = new double[m];
        Arrays.fill(deviation, 0.5);
        var random = new Random(1);

        double log = new CellImprovement(FreeCells.of(front, reference(m))).log(mean, deviation);

        double before = Hypervolume.of(front, reference(m));
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] more = Arrays.copyOf(front, front.length + 1);
            more[front.length] = new double[m];
            for (int j = 0; j < m; j++) {
                more[front.length][j] = mean[j] + deviation[j] * random.nextGaussian();
            }
            double added = Hypervolume.of(more, reference(m)) - before;
            sum += added;
            squares += added * added;
        }
        double expected = sum / DRAWS;
        double error = Math.sqrt((squares / DRAWS - expected * expected) / DRAWS);
        assertThat(Math.exp(log)).isCloseTo(expected, within(5 * error));
    }

    @Test
    void overAnEmptyFrontIsAProductOfImprovements() {
        double[] reference = {1, 2};
        double[] mean = {0.5, 3};
        double[] deviation = {0.2, 1.5};

        double log = new CellImprovement(FreeCells.of(new double[0][], reference)).log(mean, deviation);

        double expected = Math.log(0.2)
                + NormalTail.logImprovement(0.5 / 0.2)
                + Math.log(1.5)
                + NormalTail.logImprovement(-1 / 1.5);
        assertThat(log).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void hasTheDerivativesOfFiniteDifferencesNearAndFar(int m) {
        var improvement = new CellImprovement(FreeCells.of(front(m), reference(m)));
        for (double shift : new double[] {-0.5, 0.3, 4, 60}) {
            var mean = new double[m];
            var deviation = new double[m];
            for (int j = 0; j < m; j++) {
                mean[j] = shift + 0.1 * j;
                deviation[j] = 0.4 + 0.1 * j;
            }
            var byMean = new double[m];
            var byDeviation = new double[m];

            double value = improvement.log(mean, deviation, byMean, byDeviation);

            assertThat(value)
                    .isFinite()
                    .isCloseTo(improvement.log(mean, deviation), within(1e-9 * Math.abs(value) + 1e-9));
            for (int j = 0; j < m; j++) {
                double slope = difference(improvement, mean, deviation, mean, j);
                assertThat(byMean[j]).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
                double wider = difference(improvement, mean, deviation, deviation, j);
                assertThat(byDeviation[j]).isCloseTo(wider, within(1e-4 * (1 + Math.abs(wider))));
            }
        }
    }

    /** By entry j of {@code moved}, which is one of the other two. */
    private static double difference(
            CellImprovement improvement, double[] mean, double[] deviation, double[] moved, int j) {
        double at = moved[j];
        double step = 1e-5;
        moved[j] = at + step;
        double above = improvement.log(mean, deviation);
        moved[j] = at - step;
        double below = improvement.log(mean, deviation);
        moved[j] = at;
        return (above - below) / (2 * step);
    }

    @Test
    void farFromTheFrontItsLogarithmStillTellsWhichPointIsNearer() {
        var improvement = new CellImprovement(FreeCells.of(front(3), reference(3)));
        double[] deviation = {1e-3, 1e-3, 1e-3};

        double near = improvement.log(new double[] {5, 5, 5}, deviation);
        double far = improvement.log(new double[] {6, 5, 5}, deviation);

        assertThat(near).isFinite().isLessThan(-1e6).isGreaterThan(far);
    }
}
