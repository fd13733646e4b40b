package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import io.gatewise.results.surrogate.TimeModel;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PerSecondTest {

    private static final SurrogateFitter FITTER = new SurrogateFitter(new long[2]);

    private static double[][] points(int n) {
        var random = new SplittableRandom(5);
        return Stream.generate(() -> new double[] {random.nextDouble(), random.nextDouble()})
                .limit(n)
                .toArray(double[][]::new);
    }

    /** e^(3 + 4 x) seconds. */
    private static TimeModel time() {
        double[][] points = points(20);
        return TimeModel.fit(
                FITTER,
                new Observations(
                        points,
                        Arrays.stream(points).mapToDouble(p -> 3 + 4 * p[0]).toArray()),
                point -> 0);
    }

    @Test
    void secondsAreLearntAsLogarithms() {
        double[] expected = time().logSeconds(new double[][] {{0.25, 0.5}, {0.8, 0.2}});

        assertThat(expected[0]).isCloseTo(4, within(0.05));
        assertThat(expected[1]).isCloseTo(6.2, within(0.05));
    }

    @Test
    void whatIsCountedBeforehandNeedsNoTrialsThere() {
        double[][] points = Arrays.stream(points(20)).filter(p -> p[0] < 0.5).toArray(double[][]::new);
        // counted right but for a factor of e²
        TimeModel counting = TimeModel.fit(
                FITTER,
                new Observations(
                        points,
                        Arrays.stream(points).mapToDouble(p -> 5 + 4 * p[0]).toArray()),
                point -> 3 + 4 * point[0]);

        assertThat(counting.logSeconds(new double[][] {{0.95, 0.5}})[0]).isCloseTo(8.8, within(0.05));
    }

    @Test
    void gradientAgreesWithDifferences() {
        double[][] points = points(15);
        double[] losses = Arrays.stream(points)
                .mapToDouble(p -> Math.pow(p[0] - 0.3, 2) + Math.pow(p[1] - 0.6, 2))
                .toArray();
        var plain = new LogExpectedImprovement(FITTER.fit(new Observations(points, losses), Optional.empty()));
        var acquisition = new PerSecond(plain, time(), 0.7);
        double[] at = {0.32, 0.55};
        var gradient = new double[2];

        double value = acquisition.value(at, gradient);

        assertThat(value).isCloseTo(acquisition.values(new double[][] {at})[0], within(1e-9 * Math.abs(value)));
        assertThat(value)
                .isCloseTo(
                        plain.values(new double[][] {at})[0] - 0.7 * time().logSeconds(new double[][] {at})[0],
                        within(1e-9 * Math.abs(value)));
        double step = 1e-6;
        for (int j = 0; j < 2; j++) {
            double[] up = at.clone();
            up[j] += step;
            double[] down = at.clone();
            down[j] -= step;
            double[] around = acquisition.values(new double[][] {up, down});
            double difference = (around[0] - around[1]) / (2 * step);
            assertThat(gradient[j]).isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
        }
    }
}
