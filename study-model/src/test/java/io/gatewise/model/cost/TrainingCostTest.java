package io.gatewise.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.TrialCost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingCostTest {

    private static final Learning ADAM = new Learning(0, 2, false, false, false);

    @Test
    void countsWeightsOfLayersInBothDirections() {
        assertThat(new NetworkSize(3, 2, 8, 1, 1, false).parameters()).isEqualTo(4 * 8 * (3 + 8 + 1) + 9 * 2);
        assertThat(new NetworkSize(3, 2, 8, 2, 2, true).parameters())
                .isEqualTo(2 * 4 * 8 * (3 + 8 + 1) + 2 * 4 * 8 * (16 + 8 + 1) + 17 * 2);
    }

    @Test
    void readsACompleteConfiguration() {
        Configuration settings = TrainerSetting.standards()
                .overlaidWith(new Configuration(Map.of(
                        "direction", "bidirectional", "optimizer", "rmsprop", "pooling", "max", "dropout", 0.1)));

        assertThat(NetworkSize.of(settings, 3, 2, false)).isEqualTo(new NetworkSize(3, 2, 32, 1, 2, false));
        assertThat(Learning.of(settings)).isEqualTo(new Learning(0, 1, true, false, true));
    }

    @Test
    void workGrowsWithWhatIsLearntAndShrinksWithWhatIsFrozen() {
        var network = new NetworkSize(8, 1, 128, 2, 1, false);
        Batches training = Batches.even(1000, 32, 50);
        Batches judging = Batches.even(200, 64, 50);
        double all = new TrainingWork(network, ADAM).epochOperations(training, judging);

        double frozen =
                new TrainingWork(network, new Learning(1, 2, false, false, false)).epochOperations(training, judging);
        double twice = new TrainingWork(network, ADAM).epochOperations(Batches.even(2000, 32, 50), judging);
        double oneByOne = new TrainingWork(network, ADAM).epochOperations(Batches.even(1000, 1, 50), judging);

        assertThat(frozen).isBetween(0.4 * all, 0.8 * all);
        assertThat(twice).isBetween(1.8 * all, 2 * all);
        assertThat(oneByOne).as("each sample reads all weights by itself").isGreaterThan(2 * all);
        // forward and backward: 3 multiply-adds a weight and step, of 198,785 weights
        assertThat(all).isBetween(1000 * 50 * 3 * 198_785.0 * 0.9, 1000 * 50 * 3 * 198_785.0 * 1.6);
    }

    @Test
    void nothingToLearnIsNoWork() {
        var network = new NetworkSize(1, 1, 4, 1, 1, false);

        assertThat(new TrainingWork(network, ADAM).epochOperations(Batches.even(0, 8, 0), Batches.even(0, 8, 0)))
                .isZero();
    }

    @Test
    void batchesOfJudgingAreBoundedByTheirNumbers() {
        var network = new NetworkSize(100, 100, 8, 1, 1, true);

        assertThat(Batches.judging(network, 5000, 8, 10, 0).most()).isEqualTo(64);
        assertThat(Batches.judging(network, 5000, 4096, 10, 0).most()).isEqualTo(512);
        assertThat(Batches.judging(network, 5000, 4096, 1000, 0).most()).isEqualTo(20);
    }

    @Test
    void costSaysWeightsForEachValueAndAllOperations() {
        var cost = new TrialCost(300, 100, 1 << 20, 1e6, 40, 2.0);

        assertThat(cost.parametersPerValue()).isCloseTo(3, within(1e-12));
        assertThat(cost.operations()).isEqualTo(4e7);
        assertThatThrownBy(() -> new TrialCost(300, 100, 0, Double.NaN, 40, null))
                .hasMessageContaining("operations");
        assertThatThrownBy(() -> new TrialCost(300, 100, 0, 1, 40, -1.0)).hasMessageContaining("seconds");
    }
}
