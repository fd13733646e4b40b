package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.WalkForward;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each task from its CSV to its outcome, on data that a small network learns in a second or two. */
class TasksTest {

    private static final Forecasting SHOPS = new Forecasting(
            "day",
            null,
            List.of("weekday"),
            null,
            2,
            "shop",
            List.of("sales", "visits"),
            null,
            null,
            12,
            new MissingValues(MissingValues.Policy.FORWARD, true));

    private static final WalkForward FORWARD = new WalkForward(2, 20, null, null, 1, null, "0100");

    @TempDir
    Path folder;

    private TinyTasks tiny;

    @BeforeEach
    void begin() {
        tiny = new TinyTasks(folder);
    }

    @Test
    void classifiesSeriesOfUnequalLengthByWhichChannelRises() throws IOException {
        var task = new Classification(
                "id", null, "rising", List.of("left", "right"), null, Classification.Weighting.BALANCED, null, null);
        String csv = TinyTasks.rising(60);
        var plan = new HoldOut(0.2, null, 0.2, null);

        Outcome.Completed completed =
                tiny.completed(csv, TinyTasks.train(task, Metric.ACCURACY, plan, 15, Limits.none()));

        assertThat(completed.score()).isEqualTo(1);
        assertThat(completed.metrics())
                .containsOnlyKeys(
                        "accuracy",
                        "balancedAccuracy",
                        "macroF1",
                        "weightedF1",
                        "logLoss",
                        "auroc",
                        "averagePrecision");
        assertThat(completed.folds()).isEmpty();
        assertThat(completed.curve()).isEqualTo(tiny.progress);
        assertThat(tiny.card(completed.model()).classes()).containsExactly("left", "right");

        Evaluation evaluation = tiny.evaluation(
                csv,
                TinyTasks.evaluate(
                        task,
                        Metric.ACCURACY,
                        plan,
                        List.of(new Contestant("winner", "LSTM, tuned", TinyTasks.SETTINGS, 7, completed.model()))));

        assertThat(evaluation.rows()).isEqualTo(12);
        assertThat(evaluation.model()).isNull();
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("majority class", "LSTM, tuned");
        assertThat(evaluation.scores().get(0).metrics())
                .containsEntry("accuracy", 0.5)
                .containsEntry("auroc", 0.5);
        assertThat(evaluation.scores().get(1).metrics()).containsEntry("auroc", 1.0);
    }

    @Test
    void classifiesTextsByTheirCharacters() throws IOException {
        var csv = new StringBuilder("name,language\n");
        var random = new SplittableRandom(2);
        for (int i = 0; i < 80; i++) {
            String ending = i % 2 == 0 ? "ov" : "ini";
            var name = new StringBuilder();
            for (int length = random.nextInt(2, 6); length > 0; length--) {
                name.append("abdegklmnrst".charAt(random.nextInt(12)));
            }
            csv.append(name).append(ending).append(i % 2 == 0 ? ",Russian\n" : ",Italian\n");
        }
        var task = new Classification(null, null, "language", null, "name", null, null, null);

        Outcome.Completed completed = tiny.completed(
                csv.toString(),
                TinyTasks.train(task, Metric.MACRO_F1, new HoldOut(0.25, null, null, null), 15, Limits.none()));

        assertThat(completed.score()).isGreaterThan(0.9);
        assertThat(String.join("", tiny.card(completed.model()).vocabulary()))
                .contains("abdeg")
                .endsWith("v");
    }

    @Test
    void labelsEachStepByTheSignOfARunningSum() throws IOException {
        var csv = new StringBuilder("id,step,sign\n");
        var random = new SplittableRandom(4);
        for (int id = 0; id < 80; id++) {
            double sum = 0;
            for (int t = random.nextInt(4, 9); t > 0; t--) {
                double step = random.nextInt(2) == 0 ? -1 : 1;
                sum += step;
                csv.append(id).append(',').append(step).append(sum > 0 ? ",plus\n" : sum < 0 ? ",minus\n" : ",\n");
            }
        }
        var task = new Labelling(
                "id",
                null,
                "sign",
                List.of("step"),
                null,
                null,
                new MissingValues(MissingValues.Policy.ZERO, false)); // a sum of 0 has no label

        Outcome.Completed completed = tiny.completed(
                csv.toString(),
                TinyTasks.train(
                        task, Metric.BALANCED_ACCURACY, new HoldOut(0.25, null, null, null), 25, Limits.none()));

        assertThat(completed.score()).isGreaterThan(0.95);
    }

    @Test
    void predictsTheNextCharacterOfARepeatingText() throws IOException {
        String csv = "text\n" + "abcabcabcabcabcabcabc\n".repeat(160);
        var task = new TextModelling("text");
        var plan = new HoldOut(0.2, null, 0.2, null);

        Outcome.Completed completed =
                tiny.completed(csv, TinyTasks.train(task, Metric.BITS_PER_CHARACTER, plan, 10, Limits.none()));

        assertThat(completed.score()).isLessThan(0.5);
        assertThat(completed.metrics()).containsOnlyKeys("bitsPerCharacter", "perplexity", "accuracy");

        Evaluation evaluation = tiny.evaluation(
                csv,
                TinyTasks.evaluate(
                        task,
                        Metric.BITS_PER_CHARACTER,
                        plan,
                        List.of(new Contestant("winner", "LSTM, tuned", TinyTasks.SETTINGS, 7, completed.model()))));

        assertThat(evaluation.rows()).isEqualTo(32 * 22);
        assertThat(evaluation.scores().get(0).name()).isEqualTo("character frequencies");
        // three letters of 7/22 and a line feed of 1/22: 1.77 bits
        assertThat(evaluation.scores().get(0).metrics().get("bitsPerCharacter")).isEqualTo(1.77, within(0.02));
        assertThat(evaluation.scores().get(1).metrics().get("bitsPerCharacter")).isLessThan(0.5);
    }

    @Test
    void forecastsTwoTargetsOfSeveralSeriesWithGapsFoldByFold() throws IOException {
        Outcome.Completed completed =
                tiny.completed(shops(), TinyTasks.train(SHOPS, Metric.MASE, FORWARD, 12, Limits.none()));

        assertThat(completed.folds()).hasSize(2);
        assertThat(completed.metrics()).containsOnlyKeys("rmse", "mae", "r2", "smape", "mase");
        assertThat(completed.metrics().get("r2")).isGreaterThan(0.9);
    }

    @Test
    void trainsTheWinnerAnewAndPutsItBesideEachSeriesBaselines() throws IOException {
        Evaluation evaluation = tiny.evaluation(
                shops(),
                TinyTasks.evaluate(
                        SHOPS,
                        Metric.MASE,
                        FORWARD,
                        List.of(new Contestant("winner", "LSTM, tuned", TinyTasks.SETTINGS, 7, null, 12))));

        // 19 pairs of days in each shop's 20 test days; none is missing there
        assertThat(evaluation.rows()).isEqualTo(3 * 19 * 2 * 2);
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("naive lag 2", "naive lag 12", "autoregression 3", "LSTM, tuned");
        assertThat(evaluation.scores().get(1).metrics().get("rmse")).isEqualTo(0, within(1e-9)); // the season
        assertThat(evaluation.scores().get(3).metrics().get("rmse"))
                .isLessThan(evaluation.scores().get(0).metrics().get("rmse"));
        assertThat(tiny.card(evaluation.model()).indicators()).containsExactly("sales");
    }

    /** Waves of three shops, a period of twelve days; a few sales are missing. */
    private static String shops() {
        var csv = new StringBuilder("shop,day,sales,visits,weekday\n");
        for (int shop = 0; shop < 3; shop++) {
            for (int day = 0; day < 120; day++) {
                double wave = Math.sin(2 * Math.PI * day / 12 + shop);
                csv.append("shop")
                        .append(shop)
                        .append(',')
                        .append("%04d".formatted(day))
                        .append(',');
                csv.append(day % 40 == 7 ? "" : 20 + 5 * wave)
                        .append(',')
                        .append(100 - 20 * wave)
                        .append(',');
                csv.append(day % 12).append('\n');
            }
        }
        return csv.toString();
    }
}
