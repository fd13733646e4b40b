package io.gatewise.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.model.study.WalkForward.Window;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows in time: where they are cut. */
class FoldPlanTest {

    private static final Task FORECASTING = new Forecasting(null, "y", null, null, 1);

    private final Table days = table(10);

    @Test
    void cutsByTime() {
        assertThat(fold(new HoldOut(null, "2020-01-06", null, "2020-01-09"), days, 1))
                .isEqualTo(parts(rows(0, 5), rows(5, 8), rows(8, 10)));
    }

    @Test
    void cutsByShare() {
        assertThat(fold(new HoldOut(0.3, null, 0.2, null), days, 1))
                .isEqualTo(parts(rows(0, 5), rows(5, 8), rows(8, 10)));
    }

    @Test
    void leavesTheTestPartEmptyWhereThereIsNone() {
        assertThat(fold(new HoldOut(0.3, null, null, null), days, 1))
                .isEqualTo(parts(rows(0, 7), rows(7, 10), List.of()));
    }

    @Test
    void cutsEachSeriesByItsOwnShareOrAllAtOneTime() {
        Table two = table(10, 6);

        assertThat(fold(new HoldOut(0.2, null, 0.2, null), two, 1))
                .isEqualTo(parts(rows(0, 6, 10, 14), rows(6, 8, 14, 15), rows(8, 10, 15, 16)));
        // the second series ends on the 6th: it has no row in the test part
        assertThat(fold(new HoldOut(null, "2020-01-05", null, "2020-01-09"), two, 1))
                .isEqualTo(parts(rows(0, 4, 10, 14), rows(4, 8, 14, 16), rows(8, 10)));
    }

    @Test
    void refusesPartsWithoutRows() {
        assertThatThrownBy(() -> fold(new HoldOut(null, "2019-01-01", null, null), days, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fold(new HoldOut(null, "2020-01-05", null, "2021-01-01"), days, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fold(new HoldOut(0.01, null, null, null), days, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesGivenPartsInRunsAndTheLatestOfTheTrainingRowsToJudge() {
        Table given = given("train", "train", "train", "train", "test", "test");

        assertThat(fold(new HoldOut(0.25, null, null, null, "part", null, null, null), given, 1))
                .isEqualTo(parts(rows(0, 3), rows(3, 4), rows(4, 6)));
        assertThat(fold(
                        new HoldOut(null, null, null, null, "part", null, null, null),
                        given("train", "validation", "train", "test"),
                        1))
                .isEqualTo(parts(rows(0, 1, 2, 3), rows(1, 2), rows(3, 4)));
        assertThatThrownBy(() ->
                        fold(new HoldOut(0.25, null, null, null, "part", null, null, null), given("train", "later"), 1))
                .hasMessageContaining("column part")
                .hasMessageContaining("later");
    }

    @Test
    void walksForwardUntilTheTestPartBegins() {
        var plan = new WalkForward(3, 2, null, null, null, 0.2, null);

        assertThat(fold(plan, days, 1)).isEqualTo(parts(rows(0, 2), rows(2, 4), rows(8, 10)));
        assertThat(fold(plan, days, 2)).isEqualTo(parts(rows(0, 4), rows(4, 6), rows(8, 10)));
        assertThat(fold(plan, days, 3)).isEqualTo(parts(rows(0, 6), rows(6, 8), rows(8, 10)));
        assertThat(FoldPlan.of(plan, FORECASTING, days).whole()).isEqualTo(parts(rows(0, 8), List.of(), rows(8, 10)));
    }

    @Test
    void walksForwardByEqualSharesWithASlidingWindowAndAGap() {
        var plan = new WalkForward(2, null, Window.SLIDING, null, 1, null, "2020-01-10");

        // nine rows before the test part: three to begin with, three a fold; the gap costs the window one
        assertThat(fold(plan, days, 1)).isEqualTo(parts(rows(0, 2), rows(3, 6), rows(9, 10)));
        assertThat(fold(plan, days, 2)).isEqualTo(parts(rows(3, 5), rows(6, 9), rows(9, 10)));
        assertThat(fold(new WalkForward(2, 3, Window.SLIDING, 4, null, null, "2020-01-10"), days, 2))
                .isEqualTo(parts(rows(2, 6), rows(6, 9), rows(9, 10)));
    }

    @Test
    void refusesToWalkFurtherThanTheRowsReach() {
        assertThatThrownBy(() -> FoldPlan.of(new WalkForward(3, 4, null, null, null, null, null), FORECASTING, days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be empty");
    }

    @Test
    void refusesAPlanThatDoesNotGoWithTheTask() {
        var classes = new Classification("id", null, "label", List.of("y"), null, null, null, null);

        assertThatThrownBy(() -> FoldPlan.of(new KFold(3, null, null, null, null, null, null), FORECASTING, days))
                .hasMessageContaining("k-fold deals whole sequences");
        assertThatThrownBy(() -> FoldPlan.of(new WalkForward(2, null, null, null, null, null, null), classes, days))
                .hasMessageContaining("walk-forward cuts rows in time");
    }

    private static Parts fold(ValidationPlan plan, Table table, int number) {
        return FoldPlan.of(plan, FORECASTING, table).fold(number);
    }

    private static Parts parts(List<RowRange> training, List<RowRange> validation, List<RowRange> test) {
        return new Parts(training, validation, test);
    }

    /** From, to, from, to … */
    private static List<RowRange> rows(int... cuts) {
        return IntStream.range(0, cuts.length / 2)
                .mapToObj(i -> new RowRange(cuts[2 * i], cuts[2 * i + 1]))
                .toList();
    }

    /** Series of so many days each, all from January 1st. */
    private static Table table(int... sizes) {
        int[] ends = sizes.clone();
        java.util.Arrays.parallelPrefix(ends, Integer::sum);
        List<RowRange> series = IntStream.range(0, sizes.length)
                .mapToObj(i -> new RowRange(ends[i] - sizes[i], ends[i]))
                .toList();
        List<String> times = IntStream.of(sizes)
                .boxed()
                .flatMap(size -> IntStream.rangeClosed(1, size).mapToObj("2020-01-%02d"::formatted))
                .toList();
        return new Table(Map.of("y", new double[times.size()]), Map.of(), times, series);
    }

    private static Table given(String... parts) {
        return new Table(
                Map.of("y", new double[parts.length]),
                Map.of("part", parts),
                List.of(),
                List.of(new RowRange(0, parts.length)));
    }
}
