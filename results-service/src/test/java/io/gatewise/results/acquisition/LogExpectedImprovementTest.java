package io.gatewise.results.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.GaussianProcess.Prediction;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogExpectedImprovementTest {

    private static final SurrogateFitter FITTER = new SurrogateFitter(new long[2]);

    private static double[][] points(int n, long seed) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> new double[] {random.nextDouble(), random.nextDouble()})
                .limit(n)
                .toArray(double[][]::new);
    }

    private static GaussianProcess bowl() {
        return bowl(15);
    }

    private static GaussianProcess bowl(int trials) {
        double[][] points = points(trials, 1);
        double[] values = Stream.of(points)
                .mapToDouble(p -> Math.pow(p[0] - 0.3, 2) + Math.pow(p[1] - 0.6, 2))
                .toArray();
        return FITTER.fit(new Observations(points, values), Optional.empty());
    }

    @Test
    void isTheLogarithmOfTheMeanImprovement() {
        GaussianProcess surrogate = bowl();
        var acquisition = new LogExpectedImprovement(surrogate);
        double[] at = {0.32, 0.55};
        Prediction believed = surrogate.predict(at);

        double value = acquisition.values(new double[][] {at})[0];

        // the integral of max(0, incumbent − f) over the normal density of f, by the trapezium rule
        double deviation = Math.sqrt(believed.variance());
        double integral = 0;
        double step = 1e-4;
        for (double z = -10; z < 10; z += step) {
            double improvement = Math.max(0, acquisition.incumbent() - believed.mean() - deviation * z);
            integral += improvement * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) * step;
        }
        assertThat(value).isCloseTo(Math.log(integral), within(1e-5));
    }

    @Test
    void gradientAgreesWithDifferencesAlsoWhereImprovementIsUnlikely() {
        FeasibilityModel feasibility = FeasibilityModel.fit(FITTER, points(10, 2), points(5, 3), Optional.empty());
        var other = FITTER.fit(
                new Observations(points(12, 4), new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}), Optional.empty());
        var acquisition = new MeanImprovement(
                new Ensemble(List.of(bowl(), other), new double[] {0, -1.5}), Optional.of(feasibility));
        double step = 1e-6;
        for (double[] at : new double[][] {{0.32, 0.55}, {0.95, 0.05}, {0.5, 0.99}}) {
            var gradient = new double[2];

            double value = acquisition.value(at, gradient);

            assertThat(value).isCloseTo(acquisition.values(new double[][] {at})[0], within(1e-9));
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

    private static GaussianProcess noisyBowl() {
        var random = new SplittableRandom(9);
        double[][] points = points(30, 1);
        double[] values = Stream.of(points)
                .mapToDouble(p -> Math.pow(p[0] - 0.3, 2) + Math.pow(p[1] - 0.6, 2) + 0.05 * random.nextGaussian())
                .toArray();
        return FITTER.fit(new Observations(points, values), Optional.empty());
    }

    /** ∫ of what the winner's true loss gains, and of what its measured loss does, over those measurements that win. */
    private static double[] gains(GaussianProcess surrogate, double[] at) {
        Prediction believed = surrogate.predict(at);
        double[] measured = surrogate.lossesAtKnown();
        int winner = BestFirst.order(measured)[0];
        double variance = believed.variance() + surrogate.hyperparameters().noiseVariance();
        var gains = new double[2];
        double step = 1e-4;
        for (double z = -10; z < 10; z += step) {
            double y = believed.mean() + Math.sqrt(variance) * z;
            double believedThen = believed.mean() + believed.variance() / variance * (y - believed.mean());
            double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) * step;
            if (y < measured[winner]) {
                gains[0] += (surrogate.meansAtKnown()[winner] - believedThen) * density;
                gains[1] += (measured[winner] - y) * density;
            }
        }
        return gains;
    }

    /** Where noise leaves at least half of the improvement it is exact; elsewhere it is below half of it. */
    @Test
    void theWinnersImprovementIsThatOfItsTrueLoss() {
        GaussianProcess surrogate = noisyBowl();
        var acquisition = new WinnerImprovement(surrogate);
        int exact = 0;
        for (double[] at : points(40, 11)) {
            double[] gains = gains(surrogate, at);

            double value = acquisition.values(new double[][] {at})[0];

            boolean measurable = gains[1] > 1e-9; // beyond, the trapezium rule sees nothing
            if (measurable && gains[0] >= 0.5 * gains[1]) {
                exact++;
                assertThat(value).isCloseTo(Math.log(gains[0]), within(1e-3));
            } else if (measurable) {
                assertThat(value).isLessThan(Math.log(0.5 * gains[1]) + 1e-3);
            }
        }
        assertThat(surrogate.hyperparameters().noiseVariance()).isGreaterThan(0.005);
        assertThat(exact).isBetween(3, 39); // both cases occur
    }

    @Test
    void theWinnersGradientAgreesWithDifferencesAlsoWhereALuckyTrialWouldHarm() {
        var acquisition = MeanImprovement.ofWinner(
                new Ensemble(List.of(noisyBowl(), bowl()), new double[] {0, -1.5}), Optional.empty());
        double step = 1e-6;
        for (double[] at : new double[][] {{0.32, 0.55}, {0.95, 0.05}, {0.5, 0.99}, {0.05, 0.1}}) {
            var gradient = new double[2];

            acquisition.value(at, gradient);

            double[] around = acquisition.values(new double[][] {{at[0], at[1] + step}, {at[0], at[1] - step}});
            double difference = (around[0] - around[1]) / (2 * step);
            assertThat(gradient[1]).isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
        }
    }

    /** One of three members leads to points once there are many observations; of a few, all do. */
    @Test
    void theFirstMembersLeadWhereObservationsAreMany() {
        double[][] at = {{0.32, 0.55}, {0.95, 0.05}};
        for (int trials : new int[] {60, 61}) {
            GaussianProcess first = bowl(trials);
            double[] logWeights = {0, -0.2, -0.4};
            var all = new MeanImprovement(
                    new Ensemble(List.of(first, noisyBowl(), noisyBowl()), logWeights), Optional.empty());
            var alone = new LogExpectedImprovement(first);

            double[] rough = all.rough().values(at);

            assertThat(rough).containsExactly(trials > 60 ? alone.values(at) : all.values(at), within(1e-9));
            assertThat(all.values(at)[0]).isNotCloseTo(alone.values(at)[0], within(1e-3));
        }
    }

    @Test
    void countsAPendingPointAmongTheBest() {
        GaussianProcess surrogate = bowl();
        double[] bottom = {0.3, 0.6};

        double without = new LogExpectedImprovement(surrogate).values(new double[][] {bottom})[0];
        GaussianProcess told = surrogate
                .withFantasies(new double[][] {bottom}, new double[1][1])
                .get(0);
        double with = new LogExpectedImprovement(told).values(new double[][] {bottom})[0];

        assertThat(with).isLessThan(without - 1);
    }
}
