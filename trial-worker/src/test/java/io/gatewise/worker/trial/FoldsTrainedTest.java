package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTrainedTest {

    private static final int MOST_EPOCHS = 50;

    @Test
    void takesMeansOfMetricsThatAllFoldsDefineAndTheMedianOfBestEpochs() {
        var folds = new FoldsTrained(request(new Rung(1, MOST_EPOCHS, 4, 1.0)), 4);
        folds.add(fold(1, 9, "patience", Map.of(Metric.ACCURACY, 0.5, Metric.AUROC, 0.9)), 7, null);
        folds.add(fold(2, 3, "patience", Map.of(Metric.ACCURACY, 0.7)), 7, null);
        folds.add(fold(3, 5, "patience", Map.of(Metric.ACCURACY, 0.9, Metric.AUROC, 0.8)), 7, null);
        folds.add(fold(4, 4, "time", Map.of(Metric.ACCURACY, 0.7, Metric.AUROC, 0.8)), 7, null);

        var completed = (Outcome.Completed) folds.completed(1.5, null);

        assertThat(completed.score()).isEqualTo(0.7, within(1e-12));
        assertThat(completed.spread()).isEqualTo(Math.sqrt(0.08 / 3), within(1e-12));
        assertThat(completed.metrics()).containsOnlyKeys("accuracy");
        assertThat(completed.bestEpoch()).isEqualTo(4);
        assertThat(completed.stoppedBy()).isEqualTo("time");
        assertThat(completed.parameters()).isEqualTo(7);
    }

    @Test
    void isExhaustedOnceAllFoldsAreDoneOnAllDataAndNoneWouldGoOn() {
        assertThat(exhausted(new Rung(1, 10, 2, 1.0), 2, "patience", "time")).isTrue();
        assertThat(exhausted(new Rung(1, MOST_EPOCHS, 2, 1.0), 2, "epochs", "patience"))
                .isTrue();
        assertThat(exhausted(new Rung(1, 10, 2, 1.0), 2, "epochs", "patience")).isFalse();
        assertThat(exhausted(new Rung(1, 10, 2, 0.5), 2, "patience", "patience"))
                .isFalse();
        assertThat(exhausted(new Rung(1, 10, 2, 1.0), 3, "patience", "patience"))
                .isFalse();
    }

    @Test
    void keepsEachFoldsBestAndLastPointOfALongCurve() {
        var folds = new FoldsTrained(request(new Rung(1, MOST_EPOCHS, 2, 1.0)), 2);
        folds.add(fold(1, 1234, "patience", Map.of(Metric.ACCURACY, 0.5), 1777), 7, null);
        folds.add(fold(2, 777, "patience", Map.of(Metric.ACCURACY, 0.5), 1999), 7, null);

        List<CurvePoint> curve = folds.completed(1, null).curve();

        assertThat(curve).hasSizeLessThanOrEqualTo(2000);
        for (int[] kept : new int[][] {{1, 1234}, {1, 1777}, {2, 777}, {2, 1999}}) {
            assertThat(curve).anyMatch(point -> point.fold() == kept[0] && point.epoch() == kept[1]);
        }
    }

    @Test
    void endsInfeasibleWithTheCurvesOfTheFoldsBefore() {
        var folds = new FoldsTrained(request(new Rung(1, MOST_EPOCHS, 2, 1.0)), 2);
        Training.Trained first = fold(1, 2, "patience", Map.of(Metric.ACCURACY, 0.5));
        folds.add(first, 7, null);

        Outcome end = folds.infeasible(new Training.Hopeless("diverged", "no number", 0, List.of()));

        assertThat(end).isEqualTo(new Outcome.Infeasible("diverged", "no number", first.curve()));
    }

    private static boolean exhausted(Rung rung, int foldsOfPlan, String... stoppedBy) {
        var folds = new FoldsTrained(request(rung), foldsOfPlan);
        for (int i = 0; i < stoppedBy.length; i++) {
            folds.add(fold(i + 1, 1, stoppedBy[i], Map.of(Metric.ACCURACY, 0.5)), 7, null);
        }
        return ((Outcome.Completed) folds.completed(1, null)).exhausted();
    }

    private static Training.Trained fold(int fold, int bestEpoch, String stoppedBy, Map<Metric, Double> metrics) {
        return fold(fold, bestEpoch, stoppedBy, metrics, 10);
    }

    private static Training.Trained fold(
            int fold, int bestEpoch, String stoppedBy, Map<Metric, Double> metrics, int epochs) {
        List<CurvePoint> curve = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new CurvePoint(fold, epoch, 0, Map.of("loss", 1.0)))
                .toList();
        return new Training.Trained(metrics, bestEpoch, stoppedBy, curve);
    }

    private static TrainTrial request(Rung rung) {
        var task = new Classification("id", null, "rising", List.of("left"), null, null, null, null);
        TrainTrial trial = TinyTasks.train(
                task, Metric.ACCURACY, new KFold(2, null, null, null, null, null, null), MOST_EPOCHS, null);
        return TinyTasks.withRung(trial, rung);
    }
}
