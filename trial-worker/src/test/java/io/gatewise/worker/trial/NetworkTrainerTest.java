package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.ForecastWindows;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.data.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {

    /** Rows 0 to 6 train, the zeros thereafter validate: the error of a scripted network is what it says. */
    private final TrainingData data = new TrainingData(
            new ForecastWindows(
                    new Table(Map.of("y", new double[] {1, 2, 3, 4, 5, 6, 7, 0, 0}), List.of()),
                    new Forecasting(null, "y", null, null, 1),
                    new Scaling(Map.of("y", new ColumnScale(0, 1))),
                    1),
            new int[] {1, 2, 3, 4, 5, 6},
            new int[] {8});

    private final AtomicLong clock = new AtomicLong();
    private final StopSignal stop = new StopSignal();
    private final List<CurvePoint> reported = new ArrayList<>();

    @Test
    void restoresTheBestWeightsAndStopsWhenPatienceIsUsedUp() {
        var network = new ScriptedNetwork(0.1, 5, 3, 4, 6, 1);

        Training end = train(network, rules(10, 2, Optional.empty()));

        var trained = (Training.Trained) end;
        assertThat(network.weights()).containsExactly(3);
        assertThat(trained.bestEpoch()).isEqualTo(2);
        assertThat(trained.best().rmse()).isEqualTo(3);
        assertThat(trained.stoppedBy()).isEqualTo("patience");
        assertThat(trained.curve()).isEqualTo(reported).hasSize(4);
        assertThat(trained.curve().get(1).metrics()).containsEntry("rmse", 3.0).containsKeys("loss", "mae", "r2");
    }

    @Test
    void endsAfterTheLastEpoch() {
        var trained = (Training.Trained) train(new ScriptedNetwork(0.1, 5, 4, 3, 2), rules(3, 2, Optional.empty()));

        assertThat(trained.stoppedBy()).isEqualTo("epochs");
        assertThat(trained.bestEpoch()).isEqualTo(3);
    }

    @Test
    void learnsEachSampleOnceAnEpochInAnOrderThatTheSeedDecides() {
        var network = new ScriptedNetwork(0.1, 5);
        train(network, rules(2, 9, Optional.empty()));
        var same = new ScriptedNetwork(0.1, 5);
        train(same, rules(2, 9, Optional.empty()));

        assertThat(network.labelsSeen).hasSize(2);
        assertThat(network.labelsSeen.get(0)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(network.labelsSeen.get(1)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(network.labelsSeen.get(0)).isNotEqualTo(network.labelsSeen.get(1));
        assertThat(same.labelsSeen).usingRecursiveComparison().isEqualTo(network.labelsSeen);
    }

    @Test
    void callsALossThatIsNoNumberDiverged() {
        var end = (Training.Hopeless) train(new ScriptedNetwork(Double.NaN, 1), rules(3, 2, Optional.empty()));

        assertThat(end.cause()).isEqualTo("diverged");
        assertThat(end.curve()).isEmpty();
    }

    @Test
    void callsAForecastThatIsNoNumberDivergedAndKeepsTheEpochsBefore() {
        var network = new ScriptedNetwork(0.1, 5, Float.POSITIVE_INFINITY);

        var end = (Training.Hopeless) train(network, rules(3, 2, Optional.empty()));

        assertThat(end.cause()).isEqualTo("diverged");
        assertThat(end.reason()).contains("epoch 2");
        assertThat(end.curve()).hasSize(1);
    }

    @Test
    void endsWhenTheTimeIsUp() {
        var rules = rules(1000, 1000, Optional.of(Duration.ofSeconds(5)));
        var trainer = new NetworkTrainer(
                new ScriptedNetwork(0.1, 5), data, rules, stop, () -> clock.addAndGet(1_000_000_000));

        var end = (Training.Hopeless) trainer.train(reported::add);

        assertThat(end.cause()).isEqualTo("limit");
        assertThat(end.curve()).isNotEmpty().hasSizeLessThan(5);
    }

    @Test
    void endsBetweenTwoBatchesWhenToldTo() {
        Training end = new NetworkTrainer(
                        new ScriptedNetwork(0.1, 5), data, rules(1000, 1000, Optional.empty()), stop, clock::get)
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

    private Training train(ScriptedNetwork network, NetworkTrainer.Rules rules) {
        return new NetworkTrainer(network, data, rules, stop, clock::get).train(reported::add);
    }

    private static NetworkTrainer.Rules rules(int maxEpochs, int patience, Optional<Duration> limit) {
        return new NetworkTrainer.Rules(
                6, maxEpochs, new StoppingRule(maxEpochs, patience, 0.0), new Objective(Metric.RMSE, null), limit, 1);
    }
}
