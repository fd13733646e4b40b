package io.gatewise.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Metric;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassMetricsTest {

    /** Double rounding, and probabilities are floats. */
    private static final double ROUNDING = 1e-6;

    @Test
    void measuresAWorkedExample() {
        // classes 0 0 1 1 2, predicted 0 1 1 1 0
        Map<Metric, Double> metrics = measured(
                new int[] {0, 0, 1, 1, 2},
                new float[][] {{.8f, .1f, .1f}, {.3f, .6f, .1f}, {.2f, .5f, .3f}, {.1f, .8f, .1f}, {.5f, .3f, .2f}});

        assertThat(metrics.get(Metric.ACCURACY)).isEqualTo(3 / 5.0, within(ROUNDING));
        assertThat(metrics.get(Metric.BALANCED_ACCURACY)).isEqualTo((1 / 2.0 + 1 + 0) / 3, within(ROUNDING));
        // F1: 2 * 1 / (2 + 2), 2 * 2 / (2 + 3), 0
        assertThat(metrics.get(Metric.MACRO_F1)).isEqualTo((0.5 + 0.8 + 0) / 3, within(ROUNDING));
        assertThat(metrics.get(Metric.WEIGHTED_F1)).isEqualTo((2 * 0.5 + 2 * 0.8 + 0) / 5, within(ROUNDING));
        assertThat(metrics.get(Metric.LOG_LOSS))
                .isEqualTo(
                        -(Math.log(.8) + Math.log(.3) + Math.log(.5) + Math.log(.8) + Math.log(.2)) / 5,
                        within(ROUNDING));
    }

    /** scikit-learn's documented example: y 0 0 1 1, scores .1 .4 .35 .8 have AUROC 0.75 and average precision 0.83. */
    @Test
    void ranksTheSecondOfTwoClasses() {
        Map<Metric, Double> metrics =
                measured(new int[] {0, 0, 1, 1}, new float[][] {{.9f, .1f}, {.6f, .4f}, {.65f, .35f}, {.2f, .8f}});

        assertThat(metrics.get(Metric.AUROC)).isEqualTo(0.75, within(ROUNDING));
        assertThat(metrics.get(Metric.AVERAGE_PRECISION)).isEqualTo((1 + 2 / 3.0) / 2, within(ROUNDING));
    }

    @Test
    void ranksLikeCountingAllPairsAlsoWithTies() {
        var random = new SplittableRandom(3);
        int n = 200;
        int[] actual = random.ints(n, 0, 3).toArray();
        float[][] probabilities = new float[n][3];
        for (float[] row : probabilities) {
            for (int c = 0; c < 3; c++) {
                row[c] = random.nextInt(12) / 12f; // few values: many ties
            }
        }

        Map<Metric, Double> metrics = measured(actual, probabilities);

        double auroc = 0;
        double precision = 0;
        for (int c = 0; c < 3; c++) {
            auroc += slowAuroc(actual, probabilities, c) / 3;
            precision += slowAveragePrecision(actual, probabilities, c) / 3;
        }
        assertThat(metrics.get(Metric.AUROC)).isEqualTo(auroc, within(1e-12));
        assertThat(metrics.get(Metric.AVERAGE_PRECISION)).isEqualTo(precision, within(1e-12));
    }

    @Test
    void leavesOutWhatOneClassAloneDoesNotDefine() {
        Map<Metric, Double> noMembers = measured(new int[] {0, 0}, new float[][] {{.9f, .1f}, {.6f, .4f}});
        Map<Metric, Double> allMembers = measured(new int[] {1, 1}, new float[][] {{.9f, .1f}, {.6f, .4f}});

        assertThat(noMembers).doesNotContainKeys(Metric.AUROC, Metric.AVERAGE_PRECISION);
        assertThat(noMembers.get(Metric.BALANCED_ACCURACY)).isEqualTo(1);
        assertThat(noMembers.get(Metric.MACRO_F1)).isEqualTo(1);
        assertThat(allMembers).doesNotContainKey(Metric.AUROC);
        assertThat(allMembers.get(Metric.AVERAGE_PRECISION)).isEqualTo(1);
        assertThat(new ClassMetrics(2).values()).isEmpty();
    }

    @Test
    void cutsAProbabilityOfZero() {
        assertThat(measured(new int[] {1}, new float[][] {{1, 0}}).get(Metric.LOG_LOSS))
                .isEqualTo(-Math.log(1e-15), within(ROUNDING));
    }

    @Test
    void isNotFiniteWhereAProbabilityIsNot() {
        assertThat(measured(new int[] {1, 0}, new float[][] {{Float.NaN, Float.NaN}, {1, 0}})
                        .get(Metric.LOG_LOSS))
                .isNaN();
    }

    private static double slowAuroc(int[] actual, float[][] p, int wanted) {
        double sum = 0;
        double pairs = 0;
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual.length; j++) {
                if (actual[i] == wanted && actual[j] != wanted) {
                    pairs++;
                    sum += p[i][wanted] > p[j][wanted] ? 1 : p[i][wanted] == p[j][wanted] ? 0.5 : 0;
                }
            }
        }
        return sum / pairs;
    }

    private static double slowAveragePrecision(int[] actual, float[][] p, int wanted) {
        double sum = 0;
        double members = 0;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != wanted) {
                continue;
            }
            members++;
            double before = 0;
            double right = 0;
            for (int j = 0; j < actual.length; j++) {
                if (p[j][wanted] >= p[i][wanted]) {
                    before++;
                    right += actual[j] == wanted ? 1 : 0;
                }
            }
            sum += right / before;
        }
        return sum / members;
    }

    private static Map<Metric, Double> measured(int[] actual, float[][] probabilities) {
        var metrics = new ClassMetrics(probabilities[0].length);
        for (int i = 0; i < actual.length; i++) {
            metrics.add(actual[i], probabilities[i], 0);
        }
        return metrics.values();
    }
}
