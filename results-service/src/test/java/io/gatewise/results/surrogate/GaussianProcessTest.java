package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.results.surrogate.GaussianProcess.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    /** Two numbers and a choice of three. */
    private static final Features MIXED = new Features(new long[] {0, 0, 3});

    private static final Hyperparameters FIT = new Hyperparameters(
            new double[] {Math.log(0.3), Math.log(0.8), Math.log(1.5), Math.log(1.7), Math.log(0.02)});

    private static double[][] points(int n, long seed) {
        var random = new SplittableRandom(seed);
        var points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
        }
        return points;
    }

    private static double[] losses(double[][] points) {
        return Arrays.stream(points)
                .mapToDouble(p -> Math.sin(5 * p[0]) + p[1] * p[1] + 0.5 * p[2])
                .toArray();
    }

    @Test
    void leavesOneOutAsIfItHadNeverBeenObserved() {
        double[][] points = points(12, 4);
        double[] losses = losses(points);
        GaussianProcess all = GaussianProcess.of(MIXED, FIT, points, losses);

        double[] leftOut = all.leaveOneOutMeans(new int[] {0, 7, 11});

        for (int k = 0; k < 3; k++) {
            int i = new int[] {0, 7, 11}[k];
            double[][] others = without(points, i);
            assertThat(leftOut[k])
                    .isCloseTo(slowly(others, losses(others), points[i]).mean(), within(1e-9));
        }
    }

    private static double[][] without(double[][] points, int i) {
        double[][] others = Arrays.copyOf(points, points.length - 1);
        System.arraycopy(points, i + 1, others, i, others.length - i);
        return others;
    }

    /** The textbook: k written out, K inverted by elimination. */
    private static Prediction slowly(double[][] points, double[] losses, double[] at) {
        int n = points.length;
        var augmented = new double[n][n + 2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                augmented[i][j] = covariance(points[i], points[j]) + (i == j ? 0.02 : 0);
            }
            augmented[i][n] = losses[i];
            augmented[i][n + 1] = covariance(points[i], at);
        }
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < n; row++) {
                double factor = row == i ? 0 : augmented[row][i] / augmented[i][i];
                for (int column = i; column < n + 2; column++) {
                    augmented[row][column] -= factor * augmented[i][column];
                }
            }
        }
        double mean = 0;
        double variance = covariance(at, at);
        for (int i = 0; i < n; i++) {
            double k = covariance(points[i], at);
            mean += k * augmented[i][n] / augmented[i][i];
            variance -= k * augmented[i][n + 1] / augmented[i][i];
        }
        return new Prediction(mean, variance);
    }

    private static double covariance(double[] a, double[] b) {
        double r = Math.sqrt(Math.pow((a[0] - b[0]) / 0.3, 2)
                + Math.pow((a[1] - b[1]) / 0.8, 2)
                + (a[2] == b[2] ? 0 : Math.pow(1 / 1.5, 2)));
        double t = Math.sqrt(5) * r;
        return 4 + 1.7 * (1 + t + t * t / 3) * Math.exp(-t);
    }

    @Test
    void agreesWithTheTextbook() {
        double[][] points = points(25, 1);
        double[] losses = losses(points);
        GaussianProcess process = GaussianProcess.of(MIXED, FIT, points, losses);

        double[][] candidates = points(70, 2);
        Prediction[] together = process.predict(candidates);

        for (int i = 0; i < candidates.length; i++) {
            Prediction expected = slowly(points, losses, candidates[i]);
            Prediction alone = process.predict(candidates[i]);
            assertThat(alone.mean()).isCloseTo(expected.mean(), within(1e-9));
            assertThat(alone.variance()).isCloseTo(expected.variance(), within(1e-9));
            assertThat(together[i].mean()).isCloseTo(expected.mean(), within(1e-9));
            assertThat(together[i].variance()).isCloseTo(expected.variance(), within(1e-9));
        }
    }

    @Test
    void derivativesOfPredictionsAgreeWithDifferences() {
        double[][] points = points(25, 1);
        GaussianProcess process = GaussianProcess.of(MIXED, FIT, points, losses(points));
        var meanGradient = new double[3];
        var varianceGradient = new double[3];
        double[] at = {0.37, 0.61, 1};

        process.predict(at, meanGradient, varianceGradient);

        for (int j = 0; j < 2; j++) {
            double step = 1e-5;
            double[] up = at.clone();
            up[j] += step;
            double[] down = at.clone();
            down[j] -= step;
            Prediction above = process.predict(up);
            Prediction below = process.predict(down);
            assertThat(meanGradient[j]).isCloseTo((above.mean() - below.mean()) / (2 * step), within(1e-6));
            assertThat(varianceGradient[j]).isCloseTo((above.variance() - below.variance()) / (2 * step), within(1e-6));
        }
        assertThat(meanGradient[2]).isZero();
    }

    @Test
    void survivesCoincidingPointsAndHardlyAnyNoise() {
        double[][] points = new double[30][];
        Arrays.fill(points, new double[] {0.5, 0.5, 0});
        var quiet = new Hyperparameters(new double[] {0, 0, 0, 3, Math.log(1e-12)});

        GaussianProcess process = GaussianProcess.of(MIXED, quiet, points, new double[30]);

        assertThat(process.predict(new double[] {0.5, 0.5, 0}).variance()).isBetween(0.0, 0.01);
    }

    @Test
    void fantasiesKeepTheMeanAndTakeTheDoubt() {
        double[][] points = points(12, 1);
        GaussianProcess process = GaussianProcess.of(MIXED, FIT, points, losses(points));
        double[][] pending = {{0.9, 0.1, 2}, {0.1, 0.9, 0}};

        GaussianProcess told = process.withFantasies(pending, new double[1][2]).get(0);

        for (double[] at : points(20, 9)) {
            assertThat(told.predict(at).mean()).isCloseTo(process.predict(at).mean(), within(1e-9));
            assertThat(told.predict(at).variance())
                    .isLessThanOrEqualTo(process.predict(at).variance() + 1e-12);
        }
        assertThat(told.predict(pending[0]).variance())
                .isLessThan(0.1 * process.predict(pending[0]).variance());
    }

    @Test
    void fantasiesSpreadAsFarAsPendingMeasurementsMay() {
        double[][] points = points(12, 1);
        GaussianProcess process = GaussianProcess.of(MIXED, FIT, points, losses(points));
        double[][] pending = {{0.9, 0.1, 2}, {0.85, 0.15, 2}};
        var random = new SplittableRandom(5);
        var luck = new double[4000][2];
        for (double[] draw : luck) {
            draw[0] = random.nextGaussian();
            draw[1] = random.nextGaussian();
        }

        List<GaussianProcess> fantasies = process.withFantasies(pending, luck);

        // told a measurement, the belief there moves by variance / (variance + noise) of the surprise
        Prediction first = process.predict(pending[0]);
        double expected = first.variance() * first.variance() / (first.variance() + FIT.noiseVariance());
        GaussianProcess alone = process.withFantasies(new double[][] {pending[0]}, new double[1][1])
                .get(0);
        assertThat(first.variance() - alone.predict(pending[0]).variance()).isCloseTo(expected, within(1e-9));
        double[] there =
                fantasies.stream().mapToDouble(f -> f.means(pending)[0]).toArray();
        double mean = Arrays.stream(there).average().orElseThrow();
        double spread =
                Arrays.stream(there).map(m -> (m - mean) * (m - mean)).average().orElseThrow();
        Prediction both = fantasies.get(0).predict(pending[0]);
        // 4000 draws: the mean is right to 3 / √4000 deviations, the variance to 3 √(2 / 4000) of itself
        assertThat(mean).isCloseTo(first.mean(), within(0.05 * Math.sqrt(first.variance())));
        assertThat(spread).isCloseTo(first.variance() - both.variance(), within(0.07 * first.variance()));
    }
}
