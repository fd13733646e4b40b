package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogPosteriorTest {

    private static LogPosterior posterior() {
        var random = new SplittableRandom(5);
        var points = new double[20][];
        var losses = new double[20];
        for (int i = 0; i < 20; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextInt(4), random.nextDouble()};
            losses[i] = Math.cos(4 * points[i][0]) + 0.3 * points[i][1] + 0.1 * random.nextGaussian();
        }
        return new LogPosterior(new Features(new long[] {0, 4, 0}), points, losses, new HyperPrior(3));
    }

    @Test
    void gradientAgreesWithDifferences() {
        LogPosterior posterior = posterior();
        double[] theta = {-1.1, 0.2, 0.7, 0.3, -3.5};
        var gradient = new double[5];
        posterior.evaluate(theta, gradient);

        for (int j = 0; j < theta.length; j++) {
            double step = 1e-5;
            double[] up = theta.clone();
            up[j] += step;
            double[] down = theta.clone();
            down[j] -= step;
            double difference =
                    (posterior.evaluate(up, new double[5]) - posterior.evaluate(down, new double[5])) / (2 * step);

            assertThat(gradient[j]).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
        }
    }

    @Test
    void oneObservationHasTheLikelihoodOfANormalVariable() {
        double loss = 1.3;
        var prior = new HyperPrior(1);
        var posterior =
                new LogPosterior(new Features(new long[] {0}), new double[][] {{0.4}}, new double[] {loss}, prior);
        double[] theta = {Math.log(0.5), Math.log(2), Math.log(0.1)};

        double value = posterior.evaluate(theta, new double[3]);

        double variance = Kernel.MEAN_VARIANCE + 2 + 0.1;
        double expected = -0.5 * loss * loss / variance
                - 0.5 * Math.log(variance)
                + prior.logDensity(theta, new double[3]); // without the constant ½ log 2π
        assertThat(-value).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theValueAloneIsTheSame() {
        double[] theta = {-0.4, 0.9, 0.1, 0.6, -2.5};

        assertThat(posterior().value(theta)).isCloseTo(posterior().evaluate(theta, new double[5]), within(1e-9));
    }
}
