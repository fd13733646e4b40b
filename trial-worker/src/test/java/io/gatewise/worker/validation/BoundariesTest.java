package io.gatewise.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.model.study.WalkForward.Window;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No predicted row is in two parts, and a gap stays a gap: properties of samples on random series. */
class BoundariesTest {

    private final Encoding unscaled = Encoding.of(new Scaling(Map.of("y", new ColumnScale(0, 1))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noTargetCrossesACut(long seed) {
        var random = new SplittableRandom(seed);
        Table table = series(random);
        int window = random.nextInt(1, 6);
        int horizon = random.nextInt(1, 5);
        int gap = random.nextInt(0, 5);
        var task = new Forecasting(null, "y", null, null, horizon);
        List<ValidationPlan> plans = List.of(
                new HoldOut(0.25, null, 0.25, null),
                new WalkForward(3, 8, null, null, gap, 0.2, null),
                new WalkForward(3, null, Window.SLIDING, 10, gap, 0.1, null));

        for (ValidationPlan plan : plans) {
            int kept = plan instanceof WalkForward walk ? walk.gap() : 0;
            FoldPlan folds = FoldPlan.of(plan, task, table);
            for (int fold = 1; fold <= folds.folds(); fold++) {
                Parts parts = folds.fold(fold);
                Samples samples = Samples.of(table, task, parts, unscaled, window);
                inside(samples.training(), parts.training(), table, window, horizon);
                inside(samples.validation(), parts.validation(), table, window, horizon);
                inside(samples.test(), parts.test(), table, window, horizon);
                apart(samples.training(), samples.validation(), table, horizon, kept);
                apart(samples.validation(), samples.test(), table, horizon, 0);
            }
        }
    }

    /** Every sample's predicted rows lie in one range; its window, in its series. And each that does is a sample. */
    private static void inside(int[] samples, List<RowRange> part, Table table, int window, int horizon) {
        var expected = new ArrayList<Integer>();
        for (int first = 0; first < table.rows(); first++) {
            int row = first;
            RowRange series = table.series().get(table.seriesOf(row));
            boolean predicted = part.stream().anyMatch(range -> range.from() <= row && row + horizon <= range.to());
            if (predicted && row - window >= series.from() && row + horizon <= series.to()) {
                expected.add(row);
            }
        }
        assertThat(IntStream.of(samples).boxed().toList()).isEqualTo(expected);
    }

    /** Within a series, the rows that the earlier samples predict end at least so many rows before the later ones'. */
    private static void apart(int[] earlier, int[] later, Table table, int horizon, int gap) {
        for (int before : earlier) {
            for (int after : later) {
                if (table.seriesOf(before) == table.seriesOf(after)) {
                    assertThat(after - (before + horizon)).isGreaterThanOrEqualTo(gap);
                }
            }
        }
    }

    /** One to four series of 60 to 90 rows. */
    private static Table series(SplittableRandom random) {
        List<RowRange> series = new ArrayList<>();
        int rows = 0;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int to = rows + random.nextInt(60, 91);
            series.add(new RowRange(rows, to));
            rows = to;
        }
        return new Table(Map.of("y", new double[rows]), Map.of(), List.of(), series);
    }
}
