package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.metric.ForecastMetrics;
import io.gatewise.worker.store.StoredCheckpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestRunnerTest {

    private static final Dl4jEngine ENGINE = new Dl4jEngine();
    private static final Engines ENGINES = new Engines(Map.of("fused", ENGINE, "dl4j", ENGINE));
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private final Table wave = new Table(Map.of("wave", Sines.wave()), List.of());
    private final StopSignal stop = new StopSignal();
    private final List<CurvePoint> progress = new ArrayList<>();

    @BeforeAll
    static void warmUp() {
        ENGINE.warmUp();
    }

    @Test
    void learnsAWaveFarBetterThanTheNaiveForecast() throws IOException {
        Outcome.Completed completed = completed(Sines.train(Configuration.empty(), 30, null));

        // the step from one row to the next: an rmse of 10 * sqrt(2) * sin(pi / 20) = 2.2
        assertThat(completed.score()).isLessThan(0.5);
        assertThat(completed.metrics().get("r2")).isGreaterThan(0.99);
        assertThat(completed.curve()).isEqualTo(progress);
        assertThat(completed.stoppedBy()).isEqualTo("epochs");
        assertThat(completed.exhausted()).isTrue();
        assertThat(completed.parameters()).isEqualTo(4 * 8 * (1 + 8 + 1) + 8 + 1);
        assertThat(folder.resolve("waves-run.zip")).isRegularFile();
    }

    @Test
    void trainsTheSameTwiceAndWithTwoSlotsAtOnce() throws Exception {
        TrainTrial request = Sines.train(new Configuration(Map.of("dropout", 0.2, "layers", 2)), 5, null);
        List<Map<String, Double>> alone = metrics(completed(request));
        var slots = Executors.newFixedThreadPool(2);
        Callable<List<Map<String, Double>>> run = () -> metrics(completed(request, new ArrayList<>()));

        var together = slots.invokeAll(List.of(run, run));

        assertThat(together.get(0).get()).isEqualTo(alone);
        assertThat(together.get(1).get()).isEqualTo(alone);
        slots.shutdown();
    }

    @Test
    void callsATrainingThatLeavesTheNumbersInfeasible() throws IOException {
        var wild = new Configuration(Map.of("learningRate", 10.0, "optimizer", "sgd", "gradientClip", 0.0, "l2", 10.0));

        RunEnd end = runner(64 * MEGABYTE).run(Sines.train(wild, 50, null), "run", stop, progress::add);

        var infeasible = (Outcome.Infeasible) ((RunEnd.Ended) end).outcome();
        assertThat(infeasible.cause()).isEqualTo("diverged");
        assertThat(infeasible.curve()).isEqualTo(progress);
    }

    @Test
    void doesNotStartWhatDoesNotFitIntoMemory() throws IOException {
        var huge = new Configuration(Map.of("units", 4096, "layers", 8));

        RunEnd end = runner(64 * MEGABYTE).run(Sines.train(huge, 5, null), "run", stop, progress::add);

        var infeasible = (Outcome.Infeasible) ((RunEnd.Ended) end).outcome();
        assertThat(infeasible.cause()).isEqualTo("too-large");
        assertThat(infeasible.reason()).contains("weights").contains("more than the limit");
    }

    @Test
    void callsAWindowLongerThanTheTrainingPartTooLarge() throws IOException {
        RunEnd end = runner(64 * MEGABYTE)
                .run(Sines.train(new Configuration(Map.of("window", 400)), 5, null), "run", stop, progress::add);

        assertThat(((Outcome.Infeasible) ((RunEnd.Ended) end).outcome()).cause())
                .isEqualTo("too-large");
    }

    @Test
    void isGivenBackWhenTheWorkerStops() throws IOException {
        RunEnd end = runner(64 * MEGABYTE)
                .run(Sines.train(Configuration.empty(), 1000, null), "run", stop, point -> stop.giveBack("stops"));

        var back = (RunEnd.GivenBack) end;
        assertThat(back.reason()).isEqualTo("stops");
        assertThat(back.checkpoint().path()).isEqualTo("checkpoints/waves/1/1/1/run/1/1");
        assertThat(folder.resolve("waves-run.zip")).doesNotExist();
    }

    @Test
    void scoresTheKeptModelOnTheTestPartBesideTheBaselines() throws IOException {
        Outcome.Completed winner = completed(Sines.train(Configuration.empty(), 30, null));
        var contestants = List.of(
                new Contestant("default", "LSTM, default settings", Sines.SETTINGS, 3, null),
                new Contestant("winner", "LSTM, tuned", Sines.SETTINGS, 7, winner.model()));

        RunEnd end = runner(64 * MEGABYTE).run(Sines.evaluate(contestants), "run", stop, progress::add);

        Evaluation evaluation = ((RunEnd.Evaluated) end).evaluation();
        assertThat(evaluation.rows()).isEqualTo(120);
        // lag 599 reaches back before the first row
        assertThat(evaluation.scores())
                .extracting(Evaluation.Score::name)
                .containsExactly(
                        "naive lag 1", "naive lag 20", "autoregression 2", "LSTM, default settings", "LSTM, tuned");
        assertThat(rmse(evaluation, 0)).isEqualTo(naive(1));
        assertThat(rmse(evaluation, 1)).isEqualTo(0, within(1e-9)); // the wave's period
        assertThat(rmse(evaluation, 2)).isEqualTo(0, within(1e-9)); // a sine is an autoregression on two lags
        assertThat(rmse(evaluation, 3)).isLessThan(naive(1));
        // the wave's test part looks like its validation part
        assertThat(rmse(evaluation, 4)).isEqualTo(winner.score(), within(0.05));
    }

    private Outcome.Completed completed(TrainTrial request) throws IOException {
        return completed(request, progress);
    }

    private Outcome.Completed completed(TrainTrial request, List<CurvePoint> points) throws IOException {
        RunEnd end = runner(64 * MEGABYTE).run(request, "run", stop, points::add);
        return (Outcome.Completed) ((RunEnd.Ended) end).outcome();
    }

    private RequestRunner runner(long maxBytes) {
        return new RequestRunner(
                ENGINES,
                (data, columns) -> wave,
                new FolderModels(folder),
                new CheckpointRule(
                        new StoredCheckpoints(new FolderArtifactStore(folder.resolve("store"))), Duration.ofDays(1)),
                maxBytes,
                System::nanoTime);
    }

    private static List<Map<String, Double>> metrics(Outcome.Completed completed) {
        return completed.curve().stream().map(CurvePoint::metrics).toList();
    }

    private static double rmse(Evaluation evaluation, int place) {
        return evaluation.scores().get(place).metrics().get("rmse");
    }

    private double naive(int lag) {
        double[] values = wave.column("wave");
        var metrics = new ForecastMetrics(1);
        for (int row = 480; row < 600; row++) {
            metrics.add(0, values[row], values[row - lag], 1);
        }
        return metrics.values().get(Metric.RMSE);
    }
}
