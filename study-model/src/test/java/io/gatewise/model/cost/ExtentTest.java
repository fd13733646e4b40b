package io.gatewise.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static final Rung FULL = new Rung(1, 10, 5, 1);
    private static final Speed SPEED = new Speed(1e-9, 0.5);

    @Test
    void aForecastHasAWindowBeforeEachPredictedRow() {
        // 100 and 30 rows; windows of 20 and a horizon of 3 leave 78 and 8 of them
        var extent = new Extent(
                2, 6, Extent.Kind.WINDOWS, 3, 6, Lengths.of(new long[] {30, 100}), Lengths.of(new long[] {10}), 1000);

        TrialCost cost = extent.cost(settings(Map.of("window", 20)), FULL, 1, SPEED);

        assertThat(cost.values()).isEqualTo((78 + 8) * 6);
        assertThat(cost.epochs()).isEqualTo(10);
        assertThat(cost.parameters()).isEqualTo(4 * 32 * (2 + 32 + 1) + 33 * 6);
        assertThat(cost.seconds()).isCloseTo(1e-9 * cost.epochOperations() * 10 + 5, within(1e-9));
        assertThat(cost.memoryBytes()).isGreaterThan(1000);
    }

    @Test
    void aTextIsCutIntoWindowsThatPredictTheirOwnSteps() {
        var extent = new Extent(
                30, 30, Extent.Kind.STRETCHES, 0, 1, Lengths.of(new long[] {1000}), Lengths.of(new long[] {100}), 0);

        assertThat(extent.cost(settings(Map.of("window", 28)), FULL, 1, SPEED).values())
                .isEqualTo(1000);
    }

    @Test
    void aLowerRungLearnsFewerSequencesInFewerFolds() {
        Lengths lengths = Lengths.of(LongStream.range(0, 200).map(i -> 50).toArray());
        var extent = new Extent(3, 4, Extent.Kind.SEQUENCES, 0, 1, lengths, lengths.share(0.1), 0);

        TrialCost all = extent.cost(TrainerSetting.standards(), FULL, 5, SPEED);
        TrialCost part = extent.cost(TrainerSetting.standards(), new Rung(1, 10, 2, 0.5), 5, SPEED);

        assertThat(all.values()).isEqualTo(200);
        assertThat(part.values()).isEqualTo(100);
        assertThat(all.epochs()).isEqualTo(50);
        assertThat(part.epochs()).isEqualTo(20);
        assertThat(part.epochOperations()).isBetween(0.4 * all.epochOperations(), 0.7 * all.epochOperations());
    }

    @Test
    void manyLengthsAreToldInFewGroups() {
        long[] lengths = LongStream.rangeClosed(1, 10_000).toArray();

        Lengths told = Lengths.of(lengths);

        assertThat(told.groups()).hasSizeLessThanOrEqualTo(Lengths.MOST_GROUPS);
        assertThat(told.longest()).isEqualTo(10_000);
        assertThat(told.groups().stream().mapToDouble(Lengths.Group::count).sum())
                .isEqualTo(10_000);
        assertThat(told.groups().stream()
                        .mapToDouble(group -> group.length() * group.count())
                        .sum())
                .isCloseTo(
                        LongStream.of(lengths).sum(),
                        within(0.01 * LongStream.of(lengths).sum()));
        assertThat(Lengths.of(new long[] {5, 7, 5}).groups())
                .containsExactly(new Lengths.Group(5, 2), new Lengths.Group(7, 1));
    }

    @Test
    void anEndedTrialTellsTheTimeOfTheEpochsThatItTook() {
        var cost = new TrialCost(300, 100, 1 << 20, 1e6, 40, 2.0);
        List<CurvePoint> curve = List.of(point(1, 1), point(1, 12), point(2, 9));
        var completed = new Outcome.Completed(1, Map.of(), curve, 12, true, "patience", 300, 6.5, null);

        assertThat(EndedTrainings.of(completed, cost)).contains(new SpeedFit.Training(21e6, 21, 6.5));
        assertThat(EndedTrainings.of(completed, null)).isEmpty();
        assertThat(EndedTrainings.of(new Outcome.Failed("disk full"), cost)).isEmpty();
    }

    private static CurvePoint point(int fold, int epoch) {
        return new CurvePoint(fold, epoch, 0.1, Map.of());
    }

    private static Configuration settings(Map<String, Object> values) {
        return TrainerSetting.standards().overlaidWith(new Configuration(values));
    }
}
