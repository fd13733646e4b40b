package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeasibilityModelTest {

    /** Feasible where the first coordinate is below 0.6. */
    private static FeasibilityModel model() {
        var random = new SplittableRandom(8);
        double[][] points = Stream.generate(() -> new double[] {random.nextDouble(), random.nextDouble()})
                .limit(40)
                .toArray(double[][]::new);
        return FeasibilityModel.fit(
                new SurrogateFitter(new long[2]),
                Stream.of(points).filter(p -> p[0] < 0.6).toArray(double[][]::new),
                Stream.of(points).filter(p -> p[0] >= 0.6).toArray(double[][]::new),
                Optional.empty());
    }

    @Test
    void tellsTheFeasibleSideFromTheOther() {
        double[] logProbability = model().logProbability(new double[][] {{0.2, 0.5}, {0.9, 0.5}});

        assertThat(Math.exp(logProbability[0])).isGreaterThan(0.95);
        assertThat(Math.exp(logProbability[1])).isLessThan(0.05);
    }

    @Test
    void derivativeAgreesWithDifferences() {
        FeasibilityModel model = model();
        double step = 1e-5;
        double[] at = {0.55, 0.4};
        var gradient = new double[2];

        model.logProbability(at, gradient);

        double[] around = model.logProbability(new double[][] {{0.55 + step, 0.4}, {0.55 - step, 0.4}});
        assertThat(gradient[0]).isCloseTo((around[0] - around[1]) / (2 * step), within(1e-5));
    }

    /** As when the rung becomes one more coordinate. */
    @Test
    void aFitOfOtherCoordinatesIsNoStart() {
        LabelFit before = model().numbers();
        var random = new SplittableRandom(5);
        double[][] longer =
                Stream.generate(() -> random.doubles(3).toArray()).limit(40).toArray(double[][]::new);

        FeasibilityModel after = FeasibilityModel.fit(
                new SurrogateFitter(new long[3]),
                Stream.of(longer).filter(p -> p[2] < 0.5).toArray(double[][]::new),
                Stream.of(longer).filter(p -> p[2] >= 0.5).toArray(double[][]::new),
                Optional.of(before));

        double[] logProbability = after.logProbability(new double[][] {{0.5, 0.5, 0.1}, {0.5, 0.5, 0.9}});
        assertThat(Math.exp(logProbability[0])).isGreaterThan(0.9);
        assertThat(Math.exp(logProbability[1])).isLessThan(0.1);
    }
}
