package io.gatewise.worker.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Forecasting;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastBaselinesTest {

    private static final double MISSING = Double.NaN;

    /** Two series of six rows; the second doubles, as its second target halves. */
    private final Table table = new Table(
            Map.of(
                    "y", new double[] {1, 2, MISSING, 4, 5, 6, 1, 2, 4, 8, 16, 32},
                    "z", new double[] {0, 0, 0, 0, 0, 0, 64, 32, 16, 8, 4, 2}),
            Map.of(),
            List.of(),
            List.of(new RowRange(0, 6), new RowRange(6, 12)));

    private final List<RowRange> training = List.of(new RowRange(0, 4), new RowRange(6, 10));

    @Test
    void forecastsEachSeriesAndTargetByItself() {
        ForecastBaselines baselines = new ForecastBaselines(table, task(2, 1), training);

        List<ForecastBaselines.Named> named = baselines.of(new Baselines(List.of(1), 1), new int[] {4, 10});

        assertThat(named).extracting(ForecastBaselines.Named::name).containsExactly("naive lag 1", "autoregression 1");
        // row 4: y, z; row 5: y, z; nothing but the rows before row 4 is known
        assertThat(forecasts(named.get(0)).get(0)).containsExactly(4, 0, 4, 0);
        assertThat(forecasts(named.get(0)).get(1)).containsExactly(8, 8, 8, 8);
        assertThat(forecasts(named.get(1)).get(1))
                .containsExactly(new double[] {16, 4, 32, 2}, within(1e-9)); // rounding
    }

    @Test
    void putsTheValueBeforeInTheGap() {
        ForecastBaselines baselines = new ForecastBaselines(table, task(1, 1), training);

        assertThat(forecasts(baselines
                                .of(new Baselines(List.of(2), null), new int[] {4})
                                .get(0))
                        .get(0))
                .containsExactly(2, 0);
    }

    @Test
    void takesHorizonAndSeasonWhereNoLagsAreNamed() {
        assertThat(names(task(2, 3), new int[] {4, 10})).containsExactly("naive lag 2", "naive lag 3");
        assertThat(names(task(1, 1), new int[] {4, 10})).containsExactly("naive lag 1");
        assertThat(names(task(3, 3), new int[] {3, 9})).containsExactly("naive lag 3");
    }

    @Test
    void leavesOutWhatReachesBackBeforeASeries() {
        assertThat(names(task(1, 4), new int[] {4, 10})).containsExactly("naive lag 1", "naive lag 4");
        assertThat(names(task(1, 4), new int[] {4, 9})).containsExactly("naive lag 1");
    }

    @Test
    void leavesOutAnAutoregressionThatASeriesIsTooShortFor() {
        ForecastBaselines baselines = new ForecastBaselines(table, task(1, 1), training);

        assertThat(baselines.of(new Baselines(List.of(1), 4), new int[] {4, 10}))
                .hasSize(1);
    }

    private List<String> names(Forecasting task, int[] samples) {
        return new ForecastBaselines(table, task, training)
                .of(Baselines.standard(), samples).stream()
                        .map(ForecastBaselines.Named::name)
                        .toList();
    }

    private static List<double[]> forecasts(ForecastBaselines.Named baseline) {
        List<double[]> forecasts = new ArrayList<>();
        baseline.forecast((sample, forecast) -> forecasts.add(forecast));
        return forecasts;
    }

    private static Forecasting task(int horizon, int season) {
        return new Forecasting(null, null, null, null, horizon, "id", List.of("y", "z"), null, null, season, null);
    }
}
