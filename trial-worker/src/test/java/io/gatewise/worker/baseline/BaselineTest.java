package io.gatewise.worker.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Metric;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.TableColumns;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.metric.ForecastMetrics;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void naiveLagRepeatsTheValueSoManyRowsBefore() {
        double[] series = {1, 2, 3, 4, 5};

        assertThat(new NaiveLag(2, 1).forecast(series, new int[] {3, 4}, 1)).containsExactly(2, 3);
        assertThat(new NaiveLag(2, 1).reach()).isEqualTo(2);
    }

    @Test
    void naiveLagGoesFurtherBackWhereTheValueIsNotKnownYet() {
        double[] series = {1, 2, 3, 4, 5, 6, 7, 8};

        // of rows 4 to 7 the rows 4 and 5 are not known yet: rows 2 and 3 serve twice
        assertThat(new NaiveLag(2, 4).forecast(series, new int[] {4}, 4)).containsExactly(3, 4, 3, 4);
        assertThat(new NaiveLag(2, 4).reach()).isEqualTo(2);
    }

    @Test
    void autoregressionFindsTheRuleOfASeriesAndFollowsIt() {
        double[] series = new double[40];
        series[0] = 1;
        for (int row = 1; row < series.length; row++) {
            series[row] = 2 + 0.5 * series[row - 1];
        }
        series[1] += 1; // else the series hardly moves
        for (int row = 2; row < series.length; row++) {
            series[row] = 2 + 0.5 * series[row - 1];
        }

        var fitted = Autoregression.fit(Arrays.copyOfRange(series, 1, 40), List.of(new RowRange(0, 20)), 1);

        // three rows ahead, from their own forecasts
        assertThat(fitted.forecast(series, new int[] {2}, 3))
                .containsExactly(new double[] {series[2], series[3], series[4]}, within(1e-6)); // conditioning
    }

    @Test
    void autoregressionOfAConstantSeriesStaysThere() {
        double[] series = new double[30];
        Arrays.fill(series, 7);

        assertThat(Autoregression.fit(series, List.of(new RowRange(0, 20)), 3).forecast(series, new int[] {25}, 2))
                .containsExactly(new double[] {7, 7}, within(1e-9)); // rounding
    }

    @Test
    void autoregressionFitsALongSeriesInLittleMemory() {
        double[] series = new double[1_000_000];
        for (int row = 2; row < series.length; row++) {
            series[row] = 0.6 * series[row - 1] - 0.3 * series[row - 2] + (row % 97 == 0 ? 1 : 0);
        }
        series[series.length - 1] = 1; // a pulse: what follows is the rule alone

        double[] next = Autoregression.fit(series, List.of(new RowRange(0, series.length)), 2)
                .forecast(series, new int[] {500_000}, 1);

        assertThat(next[0])
                .isEqualTo(0.6 * series[499_999] - 0.3 * series[499_998] + 1 / 97.0, within(0.01)); // its intercept
    }

    @Test
    void autoregressionNeedsMoreRowsThanLags() {
        assertThatThrownBy(() -> Autoregression.fit(new double[10], List.of(new RowRange(0, 3)), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** US births by day 2000 to 2014 (Social Security Administration, public domain); 2014 is the test part. */
    @Test
    void reachesTheKnownErrorsOnBirths() throws IOException {
        double[] births;
        try (var csv =
                new InputStreamReader(BaselineTest.class.getResourceAsStream("/births.csv"), StandardCharsets.UTF_8)) {
            births = TableReader.read(csv, TableColumns.numbers(Set.of("births"), null))
                    .column("births");
        }
        int test = births.length - 365;
        int training = test - 365;

        assertThat(rmse(new NaiveLag(7, 1), births, test)).isEqualTo(909, within(0.5));
        assertThat(rmse(new NaiveLag(364, 1), births, test)).isEqualTo(612, within(0.5));
        assertThat(rmse(Autoregression.fit(births, List.of(new RowRange(0, training)), 28), births, test))
                .isEqualTo(665, within(0.5));
    }

    private static double rmse(Baseline baseline, double[] series, int from) {
        int[] samples = IntStream.range(from, series.length).toArray();
        double[] forecast = baseline.forecast(series, samples, 1);
        var metrics = new ForecastMetrics(1);
        for (int i = 0; i < samples.length; i++) {
            metrics.add(0, series[samples[i]], forecast[i], 1);
        }
        return metrics.values().get(Metric.RMSE);
    }
}
