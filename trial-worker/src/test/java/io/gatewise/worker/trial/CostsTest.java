package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.TableColumns;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.lstm.Held;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial takes, told before it is trained. */
class CostsTest {

    private static final Classification TASK =
            new Classification("id", null, "rising", List.of("left", "right"), null, null, null, null);
    private static final HoldOut PLAN = new HoldOut(0.25, null, null, null);

    @TempDir
    Path folder;

    @Test
    void isToldBeforeTheFirstEpoch() throws IOException {
        var relay = new Relay(TinyTasks.rising(40), folder);

        Outcome.Completed completed = relay.whole(TinyTasks.train(TASK, Metric.ACCURACY, PLAN, 6, Limits.none()));

        TrialCost cost = relay.heard.costs.get(0);
        assertThat(cost.parameters()).isEqualTo(completed.parameters()).isEqualTo(370);
        assertThat(cost.values()).isEqualTo(30);
        assertThat(cost.epochs()).isEqualTo(6);
        assertThat(cost.seconds()).isPositive();
        assertThat(cost.memoryBytes()).isBetween(20_000L, 500_000L);
    }

    @Test
    void countsTheEpochsOfAllFolds() throws IOException {
        var relay = new Relay(TinyTasks.rising(40), folder);
        var plan = new KFold(4, null, null, null, null, null, null);

        relay.whole(TinyTasks.train(TASK, Metric.ACCURACY, plan, 3, Limits.none()));

        assertThat(relay.heard.costs).hasSize(4).allMatch(cost -> cost.epochs() == 12);
        assertThat(relay.heard.costs.get(3).seconds())
                .as("told by a worker that has trained three folds")
                .isNotEqualTo(relay.heard.costs.get(0).seconds());
    }

    @Test
    void refusesWhatWouldTakeTooLongWithoutTrainingIt() throws IOException {
        var tiny = new TinyTasks(folder);
        Limits limits = new Limits(null, null, null, null, 1L);

        var refused = (Outcome.Infeasible)
                tiny.outcome(TinyTasks.rising(40), TinyTasks.train(TASK, Metric.ACCURACY, PLAN, 10_000_000, limits));

        assertThat(refused.cause()).isEqualTo("limit");
        assertThat(refused.reason())
                .contains("10000000 epochs would take about")
                .contains("more than the limit of 1 s (maxPredictedSeconds)");
        assertThat(tiny.progress).isEmpty();
        tiny.completed(TinyTasks.rising(40), TinyTasks.train(TASK, Metric.ACCURACY, PLAN, 2, limits));
    }

    @Test
    void countsWhatATrainingHoldsAtItsEnd() throws IOException {
        var csv = new StringBuilder("id,left,right,rising\n");
        for (int row = 0; row < 400 * 6; row++) {
            csv.append(row / 6).append(",").append(row).append(",1,").append(row / 6 % 2 == 0 ? "left\n" : "right\n");
        }
        var settings = TrainerSetting.standards().overlaidWith(TinyTasks.SETTINGS);
        var table = TableReader.read(new StringReader(csv.toString()), TableColumns.of(TASK, PLAN));
        List<RowRange> series = table.series();
        var parts = new Parts(series.subList(0, 300), series.subList(300, 400), List.of());
        Encoding encoding = Encoding.fit(table, TASK, parts.training());
        Samples samples = Samples.of(table, TASK, parts, encoding, 1);
        var data = new TrainingData(samples, encoding, samples.training(), samples.validation());
        TrainingRules rules = rules(settings);
        var engine = new FusedEngine();

        try (SequenceNetwork network = engine.create(
                NetworkPlan.of(settings, samples.inputs(), samples.outputs(), false, Losses.of(TASK), 1))) {
            var trainer =
                    new NetworkTrainer(network, data, rules, new StopSignal(), TrainingLog.none(), System::nanoTime);
            trainer.train(point -> {});
            long counted = new SizeCheck(settings, data, rules, engine, Speed.expected("fused"))
                            .cost()
                            .memoryBytes()
                    - data.bytes();

            // best weights replace those before, and a checkpoint's bytes exist beside them: two spare copies
            long spare = 2L * Float.BYTES * network.parameters();
            // the curve's objects and the kernels' scratch are not in the account
            assertThat((double) Held.bytes(trainer, data) + spare).isCloseTo(counted, within(4096.0));
        }
    }

    private static TrainingRules rules(Configuration settings) {
        return new TrainingRules(
                1,
                FoldShare.whole(),
                Trainer.batchSize(settings),
                10,
                new LearningRates(settings, 10),
                StoppingRule.standard(),
                new Objective(Metric.ACCURACY, null),
                Limits.none(),
                TimeLimit.none(),
                1);
    }
}
