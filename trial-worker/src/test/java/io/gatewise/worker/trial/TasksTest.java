package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.model.ModelFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a CSV to the outcome, on data that a small network learns in a second or two. */
class TasksTest {

    private static final Dl4jEngine ENGINE = new Dl4jEngine();
    private static final DataReference DATA = new DataReference("0".repeat(64), new ArtifactReference("csv", "0", 0));
    private static final Limits NONE = Limits.none();

    /** Settings as a sender of an older version had them: the others are completed. */
    private static final Configuration SETTINGS =
            new Configuration(Map.of("window", 10, "units", 8, "learningRate", 0.03, "batchSize", 16));

    @TempDir
    Path folder;

    private final List<CurvePoint> progress = new ArrayList<>();

    @BeforeAll
    static void warmUp() {
        ENGINE.warmUp();
    }

    @Test
    void classifiesSeriesOfUnequalLengthByWhichChannelRises() throws IOException {
        var task = new Classification(
                "id", null, "rising", List.of("left", "right"), null, Classification.Weighting.BALANCED, null, null);
        String csv = rising(60);
        var plan = new HoldOut(0.2, null, 0.2, null);

        Outcome.Completed completed = completed(csv, train(task, Metric.ACCURACY, plan, 15, NONE));

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
        assertThat(completed.spread()).isNull();
        assertThat(completed.curve()).isEqualTo(progress);
        assertThat(card(completed.model()).classes()).containsExactly("left", "right");

        Evaluation evaluation = evaluation(
                csv,
                evaluate(
                        task,
                        Metric.ACCURACY,
                        plan,
                        List.of(new Contestant("winner", "LSTM, tuned", SETTINGS, 7, completed.model()))));

        assertThat(evaluation.rows()).isEqualTo(12);
        assertThat(evaluation.model()).isNull();
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("majority class", "LSTM, tuned");
        assertThat(evaluation.scores().get(0).metrics())
                .containsEntry("accuracy", 0.5)
                .containsEntry("auroc", 0.5);
        assertThat(evaluation.scores().get(1).metrics()).containsEntry("accuracy", 1.0);
    }

    @Test
    void classifiesFoldByFoldAndEndsWithTheMeanAndItsSpread() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        String csv = rising(40);
        var plan = new KFold(3, null, null, null, 4L, 0.25, null);

        Outcome.Completed completed = completed(csv, train(task, Metric.LOG_LOSS, plan, 4, NONE));

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
        assertThat(completed.curve()).isEqualTo(progress).hasSize(12);
        assertThat(completed.curve()).extracting(CurvePoint::fold).isSorted().contains(1, 2, 3);
        assertThat(completed.exhausted()).isTrue();
        assertThat(completed.model()).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void trainsOnlyTheFoldsThatTheRungAsksFor() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        TrainTrial all = train(task, Metric.LOG_LOSS, new KFold(3, null, null, null, null, null, null), 2, NONE);

        Outcome.Completed first = completed(rising(40), withRung(all, new Rung(1, 2, 1, 1.0)));
        Outcome.Completed whole = completed(rising(40), all);

        assertThat(first.folds()).hasSize(1);
        assertThat(first.spread()).isNull();
        assertThat(first.exhausted()).isFalse();
        assertThat(whole.folds().get(0)).isEqualTo(first.folds().get(0)); // a later rung repeats the earlier folds
    }

    @Test
    void trainsTheWinnerOnAllButTheTestPartWhereThereAreFolds() throws IOException {
        var task = new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
        var plan = new KFold(3, null, null, null, 4L, 0.25, null);

        Evaluation evaluation = evaluation(
                rising(40),
                evaluate(
                        task,
                        Metric.ACCURACY,
                        plan,
                        List.of(
                                new Contestant("default", "LSTM, default settings", SETTINGS, 3, null, 10),
                                new Contestant("winner", "LSTM, tuned", SETTINGS, 7, null, 40))));

        assertThat(evaluation.rows()).isEqualTo(10);
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("majority class", "LSTM, default settings", "LSTM, tuned");
        assertThat(evaluation.scores().get(2).metrics()).containsEntry("auroc", 1.0);
        assertThat(card(evaluation.model()).settings().real("learningRate")).isEqualTo(0.03);
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

        Outcome.Completed completed =
                completed(csv.toString(), train(task, Metric.MACRO_F1, new HoldOut(0.25, null, null, null), 15, NONE));

        assertThat(completed.score()).isGreaterThan(0.9);
        assertThat(String.join("", card(completed.model()).vocabulary()))
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

        Outcome.Completed completed = completed(
                csv.toString(), train(task, Metric.BALANCED_ACCURACY, new HoldOut(0.25, null, null, null), 25, NONE));

        assertThat(completed.score()).isGreaterThan(0.95);
    }

    @Test
    void forecastsTwoTargetsOfSeveralSeriesWithGapsFoldByFold() throws IOException {
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
        var task = new Forecasting(
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
        var plan = new WalkForward(2, 20, null, null, 1, null, "0100");

        Outcome.Completed completed = completed(csv.toString(), train(task, Metric.MASE, plan, 12, NONE));

        assertThat(completed.folds()).hasSize(2);
        assertThat(completed.metrics()).containsOnlyKeys("rmse", "mae", "r2", "smape", "mase");
        assertThat(completed.metrics().get("r2")).isGreaterThan(0.9);

        Evaluation evaluation = evaluation(
                csv.toString(),
                evaluate(
                        task,
                        Metric.MASE,
                        plan,
                        List.of(new Contestant("winner", "LSTM, tuned", SETTINGS, 7, null, 12))));

        // 19 pairs of days in each shop's 20 test days; none is missing there
        assertThat(evaluation.rows()).isEqualTo(3 * 19 * 2 * 2);
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly("naive lag 2", "naive lag 12", "autoregression 3", "LSTM, tuned");
        assertThat(evaluation.scores().get(1).metrics().get("rmse")).isEqualTo(0, within(1e-9)); // the season
        assertThat(evaluation.scores().get(3).metrics().get("rmse"))
                .isLessThan(evaluation.scores().get(0).metrics().get("rmse"));
        assertThat(card(evaluation.model()).indicators()).containsExactly("sales");
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
            var refused = (Outcome.Infeasible) outcome(rising(40), train(task, Metric.ACCURACY, plan, 2, limits));

            assertThat(refused.cause()).isEqualTo("limit");
            assertThat(refused.reason()).contains("370 weights").contains("more than the limit");
        }
        assertThat(progress).isEmpty();
        completed(rising(40), train(task, Metric.ACCURACY, plan, 2, new Limits(370L, 12.4, 10_000_000L, 60L)));
    }

    /** Series of 3 to 8 rows, in turn with a rising left and a rising right channel. */
    private static String rising(int series) {
        var csv = new StringBuilder("id,left,right,rising\n");
        var random = new SplittableRandom(1);
        for (int id = 0; id < series; id++) {
            int rows = random.nextInt(3, 9);
            for (int t = 0; t < rows; t++) {
                double up = t + random.nextDouble();
                double flat = random.nextDouble() * 5;
                boolean left = id % 2 == 0;
                csv.append(id).append(',').append(left ? up : flat).append(',').append(left ? flat : up);
                csv.append(left ? ",left\n" : ",right\n");
            }
        }
        return csv.toString();
    }

    private static TrainTrial train(Task task, Metric metric, ValidationPlan plan, int epochs, Limits limits) {
        return new TrainTrial(
                new AttemptKey(new StudyId("tasks"), 1, 1, 1),
                DATA,
                task,
                SETTINGS,
                new Objective(metric, null),
                plan,
                new StoppingRule(epochs, 1000, 0.0),
                new Rung(1, epochs, plan.folds(), 1.0),
                7,
                null,
                null,
                limits);
    }

    private static TrainTrial withRung(TrainTrial trial, Rung rung) {
        return new TrainTrial(
                trial.key(),
                trial.data(),
                trial.task(),
                trial.settings(),
                trial.objective(),
                trial.validation(),
                trial.earlyStopping(),
                rung,
                trial.seed(),
                null,
                null,
                null);
    }

    private static FinalEvaluation evaluate(
            Task task, Metric metric, ValidationPlan plan, List<Contestant> contestants) {
        return new FinalEvaluation(
                new AttemptKey(new StudyId("tasks"), AttemptKey.FINAL_EVALUATION, 1, 1),
                DATA,
                task,
                new Objective(metric, null),
                plan,
                new StoppingRule(20, 1000, 0.0),
                new Baselines(null, 3),
                contestants);
    }

    private Outcome.Completed completed(String csv, TrainTrial request) throws IOException {
        progress.clear();
        return (Outcome.Completed) outcome(csv, request);
    }

    private Outcome outcome(String csv, TrainTrial request) throws IOException {
        RunEnd end = runner(csv).run(request, "run", new StopSignal(), progress::add);
        return ((RunEnd.Ended) end).outcome();
    }

    private Evaluation evaluation(String csv, FinalEvaluation request) throws IOException {
        RunEnd end = runner(csv).run(request, "final", new StopSignal(), point -> {});
        return ((RunEnd.Evaluated) end).evaluation();
    }

    private RequestRunner runner(String csv) {
        return new RequestRunner(
                new Engines(Map.of("fused", ENGINE)),
                (data, columns) -> TableReader.read(new StringReader(csv), columns),
                new FolderModels(folder),
                64 << 20,
                System::nanoTime);
    }

    private ModelCard card(ArtifactReference model) throws IOException {
        return ModelFile.card(folder.resolve(model.path()));
    }
}
