package io.gatewise.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.ForecastWindows;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.data.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitPlanTest {

    private final Table days = new Table(
            Map.of("y", new double[10]),
            IntStream.rangeClosed(1, 10).mapToObj("2020-01-%02d"::formatted).toList());

    @Test
    void cutsByTime() {
        Split split = SplitPlan.split(new HoldOut(null, "2020-01-06", null, "2020-01-09"), days);

        assertThat(split).isEqualTo(new Split(new RowRange(0, 5), new RowRange(5, 8), new RowRange(8, 10)));
    }

    @Test
    void cutsByShare() {
        Split split = SplitPlan.split(new HoldOut(0.3, null, 0.2, null), days);

        assertThat(split).isEqualTo(new Split(new RowRange(0, 5), new RowRange(5, 8), new RowRange(8, 10)));
    }

    @Test
    void leavesTheTestPartEmptyWhereThereIsNone() {
        Split split = SplitPlan.split(new HoldOut(0.3, null, null, null), days);

        assertThat(split).isEqualTo(new Split(new RowRange(0, 7), new RowRange(7, 10), new RowRange(10, 10)));
    }

    @Test
    void refusesPartsWithoutRows() {
        assertThatThrownBy(() -> SplitPlan.split(new HoldOut(null, "2019-01-01", null, null), days))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SplitPlan.split(new HoldOut(null, "2020-01-05", null, "2021-01-01"), days))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SplitPlan.split(new HoldOut(0.01, null, null, null), days))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "2, 2", "3, 3"})
    void noLabelCrossesACut(int window, int horizon) {
        Split split = SplitPlan.split(new HoldOut(0.3, null, 0.3, null), days);
        var task = new Forecasting(null, "y", null, null, horizon);
        var windows = new ForecastWindows(days, task, new Scaling(Map.of("y", new ColumnScale(0, 1))), window);

        for (RowRange part : List.of(split.training(), split.validation(), split.test())) {
            assertThat(IntStream.of(windows.samples(part)).boxed()).allSatisfy(first -> {
                assertThat(first).isGreaterThanOrEqualTo(part.from());
                assertThat(first + horizon).isLessThanOrEqualTo(part.to());
                assertThat(first - window).isNotNegative();
            });
        }
        // and none is wasted: the windows before the later parts reach back
        assertThat(windows.samples(split.validation())).hasSize(3 - horizon + 1);
        assertThat(windows.samples(split.test())).hasSize(3 - horizon + 1);
    }
}
