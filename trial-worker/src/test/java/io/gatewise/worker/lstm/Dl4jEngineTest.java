package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.worker.data.Batch;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jEngineTest {

    private static final Dl4jEngine ENGINE = new Dl4jEngine();

    @TempDir
    Path folder;

    @BeforeAll
    static void warmUp() {
        ENGINE.warmUp();
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 1, 1", "10, 32, 2, 1", "1, 4, 3, 7"})
    void hasAsManyParametersAsPlanned(int inputs, int units, int layers, int outputs) {
        var plan = plan(new NetworkShape(inputs, outputs, units, layers, false, Head.LAST), 1, 0, "adam");

        try (SequenceNetwork network = ENGINE.create(plan)) {
            assertThat(network.parameters()).isEqualTo(plan.parameters());
        }
    }

    @Test
    void trainsTheSameWithTheSameSeedWhateverOtherThreadsDo() throws Exception {
        float[] alone = trainedWeights(7);
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        Callable<float[]> same = () -> {
            together.await();
            return trainedWeights(7);
        };
        Callable<float[]> other = () -> {
            together.await();
            return trainedWeights(8);
        };

        var first = threads.submit(same);
        var second = threads.submit(other);

        assertThat(first.get()).containsExactly(alone);
        assertThat(second.get()).isNotEqualTo(alone);
        threads.shutdown();
    }

    @Test
    void tellsTheVersionsThatItComputesWith() {
        assertThat(ENGINE.libraries())
                .containsEntry("dl4j", "1.0.0-M2.1")
                .containsEntry("nd4j", "1.0.0-M2.1")
                .containsKeys("nd4j-backend", "blas");
    }

    @Test
    void restoresWeightsExactly() {
        try (SequenceNetwork network = ENGINE.create(plan(1, 0, "adam"))) {
            float[] before = network.predict(batch(1));
            float[] kept = network.weights();
            network.fit(batch(1));
            assertThat(network.predict(batch(1))).isNotEqualTo(before);

            network.restore(kept);

            assertThat(network.predict(batch(1))).containsExactly(before);
        }
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("network.zip");
        float[] said;
        try (SequenceNetwork network = ENGINE.create(plan(3, 0.2, "adam"))) {
            network.fit(batch(1));
            network.write(file);
            said = network.predict(batch(2));
        }

        try (SequenceNetwork read = ENGINE.read(file)) {
            assertThat(read.predict(batch(2))).containsExactly(said);
        }
    }

    @Test
    void dropsOutWhileTrainingAlone() {
        try (SequenceNetwork plain = ENGINE.create(plan(3, 0, "adam"));
                SequenceNetwork dropping = ENGINE.create(plan(3, 0.5, "adam"))) {
            assertThat(dropping.predict(batch(1))).containsExactly(plain.predict(batch(1)));
            assertThat(dropping.fit(batch(1))).isNotEqualTo(plain.fit(batch(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "nadam", "rmsprop", "sgd"})
    void learnsWithEachOptimizer(String optimizer) {
        try (SequenceNetwork network = ENGINE.create(plan(1, 0, optimizer))) {
            double before = network.fit(batch(1));
            for (int step = 0; step < 60; step++) {
                network.fit(batch(1));
            }

            assertThat(network.fit(batch(1))).isLessThan(0.97 * before);
        }
    }

    @Test
    void predictsASampleAlikeInAnyBatch() {
        Batch whole = batch(1);
        var alone = new Batch(3, 2, false);
        alone.reset(1, 4);
        for (int t = 0; t < 4; t++) {
            System.arraycopy(whole.x(), (t * 8 + 5) * 3, alone.x(), t * 3, 3);
        }
        try (SequenceNetwork network = ENGINE.create(plan(1, 0, "adam"))) {
            float[] amongOthers = network.predict(whole);

            // single precision; the matrix product sums in another order
            assertThat(network.predict(alone)[1]).isEqualTo(amongOthers[5 * 2 + 1], within(1e-6f));
        }
    }

    private static float[] trainedWeights(long seed) {
        try (SequenceNetwork network = ENGINE.create(plan(seed, 0.3, "adam"))) {
            for (int step = 0; step < 15; step++) {
                network.fit(batch(step));
            }
            return network.weights();
        }
    }

    private static NetworkPlan plan(long seed, double dropout, String optimizer) {
        return plan(new NetworkShape(3, 2, 6, 2, false, Head.LAST), seed, dropout, optimizer);
    }

    private static NetworkPlan plan(NetworkShape shape, long seed, double dropout, String optimizer) {
        return new NetworkPlan(
                shape,
                Loss.of(Loss.Kind.SQUARED),
                new Regularisation(0, dropout, 0, 0, 0, 1e-4, 0),
                new Optimizer(Optimizer.Kind.named(optimizer), 0.02, 0, 1, 0),
                1,
                seed);
    }

    private static Batch batch(int seed) {
        var random = new SplittableRandom(seed);
        var batch = new Batch(3, 2, false);
        batch.reset(8, 4);
        float[] x = batch.x();
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (2 * random.nextDouble() - 1);
        }
        float[] y = batch.y();
        for (int i = 0; i < y.length; i++) {
            y[i] = x[3 * i];
        }
        return batch;
    }

    @Test
    void theLearningRateHoldsForBothDirectionsToo() {
        var shape = new NetworkShape(2, 1, 3, 2, true, Head.MEAN);
        try (SequenceNetwork network = ENGINE.create(Plans.of(shape, Loss.Kind.SQUARED))) {
            float[] before = network.weights();

            network.learningRate(0);
            network.fit(Batches.even(shape, Loss.Kind.SQUARED, 4, 5, 1));

            // a step of Adam changes each weight by about the rate, and the plan's is 0.01
            assertThat(Plans.distance(network.weights(), before)).isLessThan(1e-6);
        }
    }
}
