package io.gatewise.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastMetricsTest {

    /** Double rounding. */
    private static final double ROUNDING = 1e-12;

    @Test
    void measuresAWorkedExample() {
        // errors 1, -1, 2, 0: squares 6, absolutes 4; the values' squares around their mean 2.5 are 5
        Map<Metric, Double> metrics = measured(new double[] {2, 1, 5, 4}, new double[] {1, 2, 3, 4}, 2);

        assertThat(metrics.get(Metric.RMSE)).isEqualTo(Math.sqrt(1.5), within(ROUNDING));
        assertThat(metrics.get(Metric.MAE)).isEqualTo(1.0, within(ROUNDING));
        assertThat(metrics.get(Metric.R2)).isEqualTo(1 - 6.0 / 5.0, within(ROUNDING));
        assertThat(metrics.get(Metric.SMAPE))
                .isEqualTo(200 * (1 / 3.0 + 1 / 3.0 + 2 / 8.0 + 0) / 4, within(1e-10)); // hundreds
        assertThat(metrics.get(Metric.MASE)).isEqualTo(0.5, within(ROUNDING));
        assertThat(metrics).doesNotContainKey(Metric.PINBALL);
    }

    @Test
    void countsTwoZerosAsNoPercentageError() {
        assertThat(measured(new double[] {0, 1}, new double[] {0, -1}, 1).get(Metric.SMAPE))
                .isEqualTo(100, within(ROUNDING));
    }

    @Test
    void takesEachTargetsVariationAroundItsOwnMean() {
        var metrics = new ForecastMetrics(2);
        metrics.add(0, 1, 2, Double.NaN);
        metrics.add(1, 1001, 1001, Double.NaN);
        metrics.add(0, 3, 3, Double.NaN);
        metrics.add(1, 1003, 1003, Double.NaN);

        assertThat(metrics.values().get(Metric.R2)).isEqualTo(1 - 1.0 / (2 + 2), within(ROUNDING));
    }

    @Test
    void leavesOutWhatTheDataDoNotDefine() {
        assertThat(measured(new double[] {3, 4}, new double[] {3, 3}, 0))
                .containsOnlyKeys(Metric.RMSE, Metric.MAE, Metric.SMAPE);
        assertThat(new ForecastMetrics(1).values()).isEmpty();
    }

    @Test
    void poolsScaledErrorsOverTheValuesThatHaveAScale() {
        var metrics = new ForecastMetrics(1);
        metrics.add(0, 10, 14, 2);
        metrics.add(0, 10, 13, 0);
        metrics.add(0, 10, 11, 1);

        assertThat(metrics.values().get(Metric.MASE)).isEqualTo((2 + 1) / 2.0, within(ROUNDING));
    }

    @Test
    void measuresQuantilesByThePinballLoss() {
        var metrics = new ForecastMetrics(1);
        metrics.addQuantile(0.9, 10, 8); // too low by 2: 0.9 * 2
        metrics.addQuantile(0.9, 10, 13); // too high by 3: 0.1 * 3

        assertThat(metrics.values()).containsOnlyKeys(Metric.PINBALL);
        assertThat(metrics.values().get(Metric.PINBALL)).isEqualTo((1.8 + 0.3) / 2, within(ROUNDING));
    }

    @Test
    void isStableFarFromZero() {
        assertThat(measured(new double[] {1e9 + 1, 1e9 + 2}, new double[] {1e9 + 1, 1e9 + 3}, 1)
                        .get(Metric.R2))
                .isEqualTo(0.5, within(1e-9));
    }

    @Test
    void isNotFiniteWhereTheForecastIsNot() {
        assertThat(measured(new double[] {Double.NaN, 1}, new double[] {3, 4}, 1)
                        .values())
                .allMatch(value -> !Double.isFinite(value));
    }

    private static Map<Metric, Double> measured(double[] forecast, double[] actual, double scale) {
        var metrics = new ForecastMetrics(1);
        for (int i = 0; i < actual.length; i++) {
            metrics.add(0, actual[i], forecast[i], scale);
        }
        return metrics.values();
    }
}
