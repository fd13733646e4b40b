package io.gatewise.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    /** Double rounding. */
    private static final double ROUNDING = 1e-12;

    @Test
    void measuresAWorkedExample() {
        // errors 1, -1, 2, 0: squares 6, absolutes 4; the values' squares around their mean 2.5 are 5
        var accuracy = Accuracy.of(new double[] {2, 1, 5, 4}, new double[] {1, 2, 3, 4});

        assertThat(accuracy.rmse()).isEqualTo(Math.sqrt(1.5), within(ROUNDING));
        assertThat(accuracy.mae()).isEqualTo(1.0, within(ROUNDING));
        assertThat(accuracy.r2()).isEqualTo(1 - 6.0 / 5.0, within(ROUNDING));
        assertThat(accuracy.asMap()).containsOnlyKeys("rmse", "mae", "r2");
    }

    @Test
    void isFiniteForConstantValues() {
        assertThat(Accuracy.of(new double[] {3, 3}, new double[] {3, 3}).r2()).isEqualTo(1);
        assertThat(Accuracy.of(new double[] {3, 4}, new double[] {3, 3}).r2()).isZero();
    }

    @Test
    void isNotFiniteWhereTheForecastIsNot() {
        assertThat(Accuracy.of(new double[] {Double.NaN, 1}, new double[] {3, 3})
                        .isFinite())
                .isFalse();
        assertThat(Accuracy.of(new double[] {1e200, 1}, new double[] {3, 4}).isFinite())
                .isFalse();
        assertThat(Accuracy.of(new double[] {1, 1}, new double[] {3, 4}).isFinite())
                .isTrue();
    }
}
