package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds, and what they mean for rungs, the final evaluation and limits. */
class FoldsTest {

    @TempDir
    Path folder;

    private TinyTasks tiny;

    @BeforeEach
    void begin() {
        tiny = new TinyTasks(folder);
    }

    @Test
    void classifiesFoldByFoldAndEndsWithTheMeanAndItsSpread() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        String csv = TinyTasks.rising(40);
        var plan = new KFold(3, null, null, null, 4L, 0.25, null);

        Outcome.Completed completed =
                tiny.completed(csv, TinyTasks.train(task, Metric.LOG_LOSS, plan, 4, Limits.none()));

        assertThat(completed.folds()).extracting(FoldScore::fold).containsExactly(1, 2, 3);
        double[] scores =
                completed.folds().stream().mapToDouble(FoldScore::score).toArray();
        double mean = (scores[0] + scores[1] + scores[2]) / 3;
        assertThat(completed.score())
                .isEqualTo(mean, within(1e-12))
                .isEqualTo(completed.metrics().get("logLoss"));
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        assertThat(completed.spread()).isEqualTo(Math.sqrt(squares / 2), within(1e-12));
        assertThat(completed.curve()).isEqualTo(tiny.progress).hasSize(12);
        assertThat(completed.curve()).extracting(CurvePoint::fold).isSorted().contains(1, 2, 3);
        assertThat(completed.exhausted()).isTrue();
        assertThat(completed.model()).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void trainsOnlyTheFoldsThatTheRungAsksFor() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        TrainTrial all = TinyTasks.train(
                task, Metric.LOG_LOSS, new KFold(3, null, null, null, null, null, null), 2, Limits.none());

        Outcome.Completed first = tiny.completed(TinyTasks.rising(40), TinyTasks.withRung(all, new Rung(1, 2, 1, 1.0)));
        Outcome.Completed whole = tiny.completed(TinyTasks.rising(40), all);

        assertThat(first.folds()).hasSize(1);
        assertThat(first.spread()).isNull();
        assertThat(first.exhausted()).isFalse();
        assertThat(whole.folds().get(0)).isEqualTo(first.folds().get(0)); // a later rung repeats the earlier folds
    }

    @Test
    void trainsTheWinnerOnAllButTheTestPartWhereThereAreFolds() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        var plan = new KFold(3, null, null, null, 4L, 0.25, null);

        Evaluation evaluation = tiny.evaluation(
                TinyTasks.rising(40),
                TinyTasks.evaluate(
                        task,
                        Metric.ACCURACY,
                        plan,
                        List.of(
                                new Contestant("default", "LSTM, default settings", TinyTasks.SETTINGS, 3, null, 10),
                                new Contestant("winner", "LSTM, tuned", TinyTasks.SETTINGS, 7, null, 40))));

        assertThat(evaluation.rows()).isEqualTo(10);
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("majority class", "LSTM, default settings", "LSTM, tuned");
        assertThat(evaluation.scores().get(2).metrics()).containsEntry("auroc", 1.0);
        assertThat(tiny.card(evaluation.model()).settings().real("learningRate"))
                .isEqualTo(0.03);
    }

    @Test
    void refusesWhatIsOverALimitWithoutTrainingIt() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        var plan = new HoldOut(0.25, null, null, null);

        // 4 * 8 * (2 + 8 + 1) + 9 * 2 weights, 30 classes to learn
        for (Limits limits : List.of(
                new Limits(369L, null, null, null),
                new Limits(null, 12.3, null, null),
                new Limits(null, null, 1000L, null))) {
            var refused = (Outcome.Infeasible)
                    tiny.outcome(TinyTasks.rising(40), TinyTasks.train(task, Metric.ACCURACY, plan, 2, limits));

            assertThat(refused.cause()).isEqualTo("limit");
            assertThat(refused.reason()).contains("370 weights").contains("more than the limit");
        }
        assertThat(tiny.progress).isEmpty();
        tiny.completed(
                TinyTasks.rising(40),
                TinyTasks.train(task, Metric.ACCURACY, plan, 2, new Limits(370L, 12.4, 10_000_000L, 60L)));
    }
}
