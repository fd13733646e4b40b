package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurrogateFitterTest {

    private static final long[] NUMBERS = {0, 0};

    private static double[][] points(int n) {
        var random = new SplittableRandom(11);
        var points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble()};
        }
        return points;
    }

    @Test
    void learnsWhichCoordinateMattersAndHowLoudTheNoiseIs() {
        double[][] points = points(60);
        var random = new SplittableRandom(12);
        var values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = 1000 + 50 * Math.sin(6 * points[i][0]) + 15 * random.nextGaussian();
        }

        GaussianProcess process = new SurrogateFitter(NUMBERS).fit(new Observations(points, values), Optional.empty());

        Hyperparameters fit = process.hyperparameters();
        assertThat(fit.lengthScale(1)).isGreaterThan(3 * fit.lengthScale(0));
        // variance of the values is about 50² / 2 + 15², of the noise 15²: a sixth; sixty draws tell it roughly
        assertThat(fit.noiseVariance()).isBetween(0.05, 0.35);
    }

    @Test
    void copesWithOneObservationAndWithEqualOnes() {
        var fitter = new SurrogateFitter(NUMBERS);

        GaussianProcess one = fitter.fit(new Observations(points(1), new double[] {1e300}), Optional.empty());
        GaussianProcess equal = fitter.fit(new Observations(points(9), new double[9]), Optional.empty());

        assertThat(one.predict(new double[] {0.1, 0.2}).mean()).isFinite();
        assertThat(equal.predict(new double[] {0.1, 0.2}).variance()).isPositive();
    }

    @Test
    void copesWithValuesOfAnySize() {
        double[] values = {1e308, -1e308, 1e307, 3, 0, 1e-300};

        GaussianProcess process =
                new SurrogateFitter(NUMBERS).fit(new Observations(points(6), values), Optional.empty());

        assertThat(process.predict(new double[] {0.5, 0.5}).mean()).isFinite();
    }

    @Test
    void aStartFromTheLastFitIsNoWorse() {
        double[][] points = points(80);
        var values = new double[80];
        for (int i = 0; i < 80; i++) {
            values[i] = Math.sin(6 * points[i][0]) + points[i][1];
        }
        var fitter = new SurrogateFitter(NUMBERS);
        var observations = new Observations(points, values);
        Hyperparameters cold = fitter.fit(observations, Optional.empty()).hyperparameters();

        Hyperparameters warm = fitter.fit(observations, Optional.of(cold)).hyperparameters();

        double[] losses = Standardization.of(values).apply(values);
        var posterior = new LogPosterior(new Features(NUMBERS), points, losses, new HyperPrior(2));
        assertThat(posterior.evaluate(warm.values(), new double[4]))
                .isLessThanOrEqualTo(posterior.evaluate(cold.values(), new double[4]));
    }
}
