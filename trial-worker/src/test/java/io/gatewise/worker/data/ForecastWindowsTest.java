package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Forecasting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastWindowsTest {

    private static final Scaling UNSCALED = new Scaling(
            Map.of("sales", new ColumnScale(0, 1), "rain", new ColumnScale(0, 1), "holiday", new ColumnScale(0, 1)));

    /** Row r: sales r, rain 10 + r, holiday 100 + r. */
    private final Table table = new Table(
            Map.of(
                    "sales", new double[] {0, 1, 2, 3, 4, 5},
                    "rain", new double[] {10, 11, 12, 13, 14, 15},
                    "holiday", new double[] {100, 101, 102, 103, 104, 105}),
            List.of());

    private final Forecasting task = new Forecasting(null, "sales", List.of("holiday"), List.of("rain"), 2);

    @Test
    void showsPastValuesAndTheKnownFutureOfTheRowsAhead() {
        var windows = new ForecastWindows(table, task, UNSCALED, 2);

        Batch batch = windows.newBatch();
        windows.fill(batch, new int[] {2, 4}, 0, 2);

        assertThat(batch.inputs()).isEqualTo(4);
        // steps outside, samples inside: sales and rain of the row, holiday of the next two rows
        assertThat(batch.x()).containsExactly(0, 10, 101, 102, 2, 12, 103, 104, 1, 11, 102, 103, 3, 13, 104, 105);
        assertThat(batch.y()).containsExactly(2, 3, 4, 5);
        assertThat(windows.actual(new int[] {2, 4})).containsExactly(2, 3, 4, 5);
    }

    @Test
    void takesTheAskedSamplesOfAnOrder() {
        var windows = new ForecastWindows(table, task, UNSCALED, 1);

        Batch batch = windows.newBatch();
        windows.fill(batch, new int[] {3, 1, 2}, 1, 3);

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.y()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void samplesPredictRowsOfTheirPartAloneAndReachBackBeforeIt() {
        var windows = new ForecastWindows(table, task, UNSCALED, 2);

        assertThat(windows.samples(new RowRange(0, 4))).containsExactly(2);
        assertThat(windows.samples(new RowRange(3, 6))).containsExactly(3, 4);
        assertThat(windows.samples(new RowRange(5, 6))).isEmpty();
    }

    @Test
    void scalesWhatTheNetworkSeesAndSaysItInTheTargetsUnit() {
        var scaling = new Scaling(Map.of(
                "sales", new ColumnScale(3, 2), "rain", new ColumnScale(10, 5), "holiday", new ColumnScale(100, 0)));
        var windows = new ForecastWindows(table, task, scaling, 1);

        Batch batch = windows.newBatch();
        windows.fill(batch, new int[] {1}, 0, 1);

        assertThat(batch.x()).containsExactly(-1.5f, 0, 0, 0);
        assertThat(batch.y()).containsExactly(-1, -0.5f);
        assertThat(windows.original(-0.5)).isEqualTo(2);
    }
}
