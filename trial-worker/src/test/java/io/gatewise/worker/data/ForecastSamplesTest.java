package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.MissingValues.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastSamplesTest {

    private static final double NAN = Double.NaN;

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
        Samples samples = samples(UNSCALED, 2, rows(0, 6));

        Batch batch = batch(samples, 2, 4);

        assertThat(batch.inputs()).isEqualTo(4);
        // steps outside, samples inside: sales and rain of the row, holiday of the next two rows
        assertThat(batch.x()).containsExactly(0, 10, 101, 102, 2, 12, 103, 104, 1, 11, 102, 103, 3, 13, 104, 105);
        assertThat(batch.y()).containsExactly(2, 3, 4, 5);
        assertThat(samples.values(new int[] {2, 4})).isEqualTo(4);
    }

    @Test
    void takesTheAskedSamplesOfAnOrder() {
        Samples samples = samples(UNSCALED, 1, rows(0, 6));

        Batch batch = samples.newBatch();
        samples.fill(batch, new int[] {3, 1, 2}, 1, 3);

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.y()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void samplesPredictRowsOfTheirPartAloneAndReachBackBeforeIt() {
        assertThat(samples(UNSCALED, 2, rows(0, 4)).training()).containsExactly(2);
        assertThat(samples(UNSCALED, 2, rows(3, 6)).training()).containsExactly(3, 4);
        assertThat(samples(UNSCALED, 2, rows(5, 6)).training()).isEmpty();
        // two ranges beside each other are two: no target crosses from one to the other
        assertThat(samples(UNSCALED, 1, List.of(new RowRange(0, 3), new RowRange(3, 6)))
                        .training())
                .containsExactly(1, 3, 4);
    }

    @Test
    void takesTheLatestSamplesOfAShare() {
        Samples samples = samples(UNSCALED, 1, rows(0, 6));

        assertThat(samples.training(0.5)).containsExactly(3, 4);
        assertThat(samples.training(1)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void scalesWhatTheNetworkSeesAndSaysItInTheTargetsUnit() {
        var scaling = new Scaling(Map.of(
                "sales", new ColumnScale(3, 2), "rain", new ColumnScale(10, 5), "holiday", new ColumnScale(100, 0)));
        Samples samples = samples(scaling, 1, rows(0, 6));

        Batch batch = batch(samples, 1);
        Scorer scorer = samples.scorer();
        scorer.add(new int[] {1}, 0, 1, 1, new float[] {-1, 0});

        assertThat(batch.x()).containsExactly(-1.5f, 0, 0, 0);
        assertThat(batch.y()).containsExactly(-1, -0.5f);
        // said 1 and 3 of 1 and 2
        assertThat(scorer.metrics().get(Metric.MAE)).isEqualTo(0.5);
    }

    @Test
    void windowsNeverSpanTwoSeries() {
        var two = new Table(
                Map.of("y", new double[] {0, 1, 2, 10, 11, 12}),
                Map.of(),
                List.of(),
                List.of(new RowRange(0, 3), new RowRange(3, 6)));
        var forecasting = new Forecasting(null, "y", null, null, 1);

        Samples samples = samples(two, forecasting, two.series(), 2);

        assertThat(samples.training()).containsExactly(2, 5);
        assertThat(batch(samples, 2, 5).x()).containsExactly(0, 10, 1, 11);
        assertThat(samples.test(1)).isEmpty();
    }

    @Test
    void ordersOutputsByRowThenTargetThenQuantile() {
        var quantiles = new Forecasting(
                null, null, null, null, 2, null, List.of("sales", "rain"), null, List.of(0.1, 0.6, 0.9), null, null);
        Samples samples = samples(table, quantiles, rows(0, 6), 1);

        Batch batch = batch(samples, 3);
        Scorer scorer = samples.scorer();
        float[] said = {0, 3, 0, 0, 15, 0, 0, 4, 0, 0, 14, 0}; // the level 0.6 is the forecast: only rain 13 is missed
        scorer.add(new int[] {3}, 0, 1, 1, said);

        assertThat(samples.outputs()).isEqualTo(12);
        assertThat(batch.x()).containsExactly(2, 12);
        assertThat(batch.y()).containsExactly(3, 3, 3, 13, 13, 13, 4, 4, 4, 14, 14, 14);
        assertThat(scorer.metrics().get(Metric.MAE)).isEqualTo(2 / 4.0);
        // 0.1 and 0.9 say 0 of 34 in all, 0.6 says 2 too much once: (0.1 + 0.9) * 34 + 0.4 * 2
        assertThat(scorer.metrics().get(Metric.PINBALL)).isEqualTo(34.8 / 12, within(1e-6)); // floats
    }

    @Test
    void leavesOutSamplesWhoseTargetIsMissingAndFillsInputs() {
        var gaps = new Table(
                Map.of("sales", new double[] {0, 1, NAN, 3, 4, 5}, "rain", new double[] {NAN, 11, 12, 13, NAN, 15}),
                List.of());
        var missing = new Forecasting(
                null,
                "sales",
                null,
                List.of("rain"),
                1,
                null,
                null,
                null,
                null,
                null,
                new MissingValues(Policy.FORWARD, true));
        Encoding encoding = Encoding.fit(gaps, missing, rows(0, 2));
        var unscaled = new Encoding(UNSCALED, encoding.fill(), encoding.indicators(), List.of(), List.of());

        Samples samples = Samples.of(gaps, missing, new Parts(rows(0, 6), List.of(), List.of()), unscaled, 1);

        assertThat(samples.training()).containsExactly(1, 3, 4, 5);
        assertThat(encoding.indicators()).containsExactly("sales", "rain");
        assertThat(encoding.scaling().of("rain").mean()).isEqualTo(11); // of the training rows
        // sales, rain, and whether each was missing; row 0 has no rain before it
        assertThat(batch(samples, 1, 3, 5).x()).containsExactly(0, 11, 0, 1, 1, 12, 1, 0, 4, 13, 0, 1);
    }

    @Test
    void scalesErrorsByEachSeriesSeasonalErrorOnTheTrainingRows() {
        // seasonal steps of two rows: 2 in the first series, 20 in the second; the test rows would change both
        var two = new Table(
                Map.of("y", new double[] {0, 5, 2, 7, 99, 0, 50, 20, 70, 999}),
                Map.of(),
                List.of(),
                List.of(new RowRange(0, 5), new RowRange(5, 10)));
        var seasonal = new Forecasting(null, "y", null, null, 1, null, null, null, null, 2, null);
        var parts = new Parts(
                List.of(new RowRange(0, 4), new RowRange(5, 9)),
                List.of(),
                List.of(new RowRange(4, 5), new RowRange(9, 10)));
        var unscaled = Encoding.of(new Scaling(Map.of("y", new ColumnScale(0, 1))));
        Samples samples = Samples.of(two, seasonal, parts, unscaled, 1);

        Scorer scorer = samples.scorer();
        scorer.add(samples.test(), 0, 2, 1, new float[] {98, 979}); // errors 1 and 20

        assertThat(scorer.metrics().get(Metric.MASE)).isEqualTo((1 / 2.0 + 20 / 20.0) / 2);
    }

    private Samples samples(Scaling scaling, int window, List<RowRange> training) {
        return Samples.of(table, task, new Parts(training, List.of(), List.of()), Encoding.of(scaling), window);
    }

    private static Samples samples(Table of, Forecasting task, List<RowRange> training, int window) {
        var unscaled = Encoding.of(new Scaling(
                Map.of("sales", new ColumnScale(0, 1), "rain", new ColumnScale(0, 1), "y", new ColumnScale(0, 1))));
        return Samples.of(of, task, new Parts(training, List.of(), List.of()), unscaled, window);
    }

    private static List<RowRange> rows(int from, int to) {
        return List.of(new RowRange(from, to));
    }

    private static Batch batch(Samples samples, int... which) {
        Batch batch = samples.newBatch();
        samples.fill(batch, which, 0, which.length);
        assertThat(batch.lengths())
                .isEqualTo(Arrays.stream(which).map(samples::steps).toArray());
        return batch;
    }
}
