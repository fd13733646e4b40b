package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.data.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {

    private static final long SECOND = 1_000_000_000;

    /** Rows 0 to 6 train, the zeros thereafter validate: the error of a scripted network is what it says. */
    private final TrainingData data = data(List.of(new RowRange(7, 9)));

    private final AtomicLong clock = new AtomicLong();
    private final StopSignal stop = new StopSignal();
    private final List<CurvePoint> reported = new ArrayList<>();

    @Test
    void restoresTheBestWeightsAndStopsWhenPatienceIsUsedUp() throws IOException {
        var network = new ScriptedNetwork(0.1, 5, 3, 4, 6, 1);

        Training end = train(network, rules(10, new StoppingRule(10, 2, 0.0)));

        var trained = (Training.Trained) end;
        assertThat(network.weights()).containsExactly(3);
        assertThat(trained.bestEpoch()).isEqualTo(2);
        assertThat(trained.best()).containsEntry(Metric.RMSE, 3.0);
        assertThat(trained.stoppedBy()).isEqualTo("patience");
        assertThat(trained.curve()).isEqualTo(reported).hasSize(4);
        assertThat(trained.curve().get(1).fold()).isEqualTo(4);
        assertThat(trained.curve().get(1).metrics())
                .containsEntry("rmse", 3.0)
                .containsOnlyKeys("loss", "rmse", "mae", "smape", "mase"); // constant values have no R²
    }

    @Test
    void endsAfterTheLastEpoch() throws IOException {
        var trained =
                (Training.Trained) train(new ScriptedNetwork(0.1, 5, 4, 3, 2), rules(3, new StoppingRule(3, 2, 0.0)));

        assertThat(trained.stoppedBy()).isEqualTo("epochs");
        assertThat(trained.bestEpoch()).isEqualTo(3);
    }

    @Test
    void stopsAtAnEpochsEndWhenItsSecondsAreUsedUpAndKeepsTheBest() throws IOException {
        var stopping = new StoppingRule(1000, 1000, 0.0, null, 20L, null);
        var network = new ScriptedNetwork(0.1, 5, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);

        var trained = (Training.Trained) new NetworkTrainer(
                        network, data, rules(1000, stopping), stop, TrainingLog.none(), () -> clock.addAndGet(SECOND))
                .train(reported::add);

        assertThat(trained.stoppedBy()).isEqualTo("time");
        assertThat(trained.bestEpoch()).isEqualTo(2);
        assertThat(trained.curve()).hasSizeBetween(3, 10);
        assertThat(network.weights()).containsExactly(2);
    }

    @Test
    void watchesTheMetricThatTheRuleNames() throws IOException {
        var stopping = new StoppingRule(2, 2, 0.0, Metric.MASE, null, null);

        assertThat(rules(2, stopping).watched()).isEqualTo(Metric.MASE);
        assertThat(((Training.Trained) train(new ScriptedNetwork(0.1, 4, 3), rules(2, stopping))).bestEpoch())
                .isEqualTo(2);
    }

    @Test
    void saysWhichMetricTheDataLeaveUndefined() throws IOException {
        var stopping = new StoppingRule(2, 2, 0.0, Metric.R2, null, null);

        assertThatThrownBy(() -> train(new ScriptedNetwork(0.1, 4, 3), rules(2, stopping)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("r2");
    }

    @Test
    void trainsToTheLastEpochWhereNothingJudges() throws IOException {
        var network = new ScriptedNetwork(0.1, 5, 3, 4);

        var trained = (Training.Trained) new NetworkTrainer(
                        network,
                        data(List.of()),
                        rules(3, new StoppingRule(50, 1, 0.0)),
                        stop,
                        TrainingLog.none(),
                        clock::get)
                .train(reported::add);

        assertThat(trained.bestEpoch()).isEqualTo(3);
        assertThat(trained.best()).isEmpty();
        assertThat(network.weights()).containsExactly(4);
    }

    @Test
    void learnsEachSampleOnceAnEpochInAnOrderThatTheSeedDecides() throws IOException {
        var network = new ScriptedNetwork(0.1, 5);
        train(network, rules(2, new StoppingRule(2, 9, 0.0)));
        var same = new ScriptedNetwork(0.1, 5);
        train(same, rules(2, new StoppingRule(2, 9, 0.0)));

        assertThat(network.labelsSeen).hasSize(2);
        assertThat(network.labelsSeen.get(0)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(network.labelsSeen.get(1)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(network.labelsSeen.get(0)).isNotEqualTo(network.labelsSeen.get(1));
        assertThat(same.labelsSeen).usingRecursiveComparison().isEqualTo(network.labelsSeen);
    }

    @Test
    void setsTheRateOfEachStep() throws IOException {
        var network = new ScriptedNetwork(0.1, 5);

        train(network, rules(2, new StoppingRule(2, 9, 0.0)));

        assertThat(network.ratesSet).containsExactly(1e-3, 1e-3);
    }

    @Test
    void callsALossThatIsNoNumberDiverged() throws IOException {
        var end = (Training.Hopeless) train(new ScriptedNetwork(Double.NaN, 1), rules(3, new StoppingRule(3, 2, 0.0)));

        assertThat(end.cause()).isEqualTo("diverged");
        assertThat(end.curve()).isEmpty();
    }

    @Test
    void callsALossThatExplodesDiverged() throws IOException {
        var network = new ScriptedNetwork(1, 5, 4, 3);
        network.lossGrowsBy(11);

        var end = (Training.Hopeless) train(network, rules(9, new StoppingRule(9, 9, 0.0, null, null, 100.0)));

        assertThat(end.cause()).isEqualTo("diverged");
        assertThat(end.reason()).contains("epoch 3").contains("100.0 times").endsWith("of fold 4");
        assertThat(end.curve()).hasSize(2);
    }

    @Test
    void callsAForecastThatIsNoNumberDivergedAndKeepsTheEpochsBefore() throws IOException {
        var network = new ScriptedNetwork(0.1, 5, Float.POSITIVE_INFINITY);

        var end = (Training.Hopeless) train(network, rules(3, new StoppingRule(3, 2, 0.0)));

        assertThat(end.cause()).isEqualTo("diverged");
        assertThat(end.reason()).contains("epoch 2");
        assertThat(end.curve()).hasSize(1);
    }

    @Test
    void endsWhenTheTrialsTimeIsUp() throws IOException {
        var rules = rules(1000, new StoppingRule(1000, 1000, 0.0), new TimeLimit(5L, 0));
        var trainer = new NetworkTrainer(
                new ScriptedNetwork(0.1, 5), data, rules, stop, TrainingLog.none(), () -> clock.addAndGet(SECOND));

        var end = (Training.Hopeless) trainer.train(reported::add);

        assertThat(end.cause()).isEqualTo("limit");
        assertThat(end.curve()).isNotEmpty().hasSizeLessThan(5);
    }

    @Test
    void endsBetweenTwoBatchesWhenToldTo() throws IOException {
        Training end = new NetworkTrainer(
                        new ScriptedNetwork(0.1, 5),
                        data,
                        rules(1000, new StoppingRule(1000, 1000, 0.0)),
                        stop,
                        TrainingLog.none(),
                        clock::get)
                .train(point -> {
                    reported.add(point);
                    if (point.epoch() == 3) {
                        stop.cancel("cancelled by its user");
                    }
                });

        assertThat(end)
                .isEqualTo(new Training.Stopped(new RunEnd.Ended(new Outcome.Cancelled("cancelled by its user"))));
        assertThat(reported).hasSize(3);
    }

    private static TrainingData data(List<RowRange> validation) {
        var encoding = Encoding.of(new Scaling(Map.of("y", new ColumnScale(0, 1))));
        Samples samples = Samples.of(
                new Table(Map.of("y", new double[] {1, 2, 3, 4, 5, 6, 7, 0, 0}), List.of()),
                new Forecasting(null, "y", null, null, 1),
                new Parts(List.of(new RowRange(0, 7)), validation, List.of()),
                encoding,
                1);
        return new TrainingData(samples, encoding, samples.training(), samples.validation());
    }

    private Training train(ScriptedNetwork network, TrainingRules rules) throws IOException {
        return new NetworkTrainer(network, data, rules, stop, TrainingLog.none(), clock::get).train(reported::add);
    }

    private static TrainingRules rules(int maxEpochs, StoppingRule stopping) {
        return rules(maxEpochs, stopping, TimeLimit.none());
    }

    private static TrainingRules rules(int maxEpochs, StoppingRule stopping, TimeLimit time) {
        return new TrainingRules(
                4,
                FoldShare.whole(),
                6,
                maxEpochs,
                new LearningRates(TrainerSetting.standards(), maxEpochs),
                stopping,
                new Objective(Metric.RMSE, null),
                Limits.none(),
                time,
                1);
    }
}
