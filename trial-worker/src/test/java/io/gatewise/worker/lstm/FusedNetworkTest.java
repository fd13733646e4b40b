package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.gatewise.worker.data.Batch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusedNetworkTest {

    private static final Regularisation ALL_DROPOUT = new Regularisation(0.2, 0.3, 0.2, 0.1, 0, 1e-4, 1e-3);
    private static final NetworkShape SHAPE = new NetworkShape(3, 2, 21, 2, false, Head.LAST);

    private final FusedEngine engine = new FusedEngine();

    @Test
    void stepsDoNotAllocateAfterTheFirst() {
        var shape = new NetworkShape(8, 3, 40, 2, true, Head.MEAN);
        var network = engine.create(Plans.of(shape, Loss.Kind.SOFTMAX, ALL_DROPOUT, Plans.ADAM));
        Batch batch = Batches.ragged(shape, Loss.Kind.SOFTMAX, 16, 20, 1);
        for (int step = 0; step < 2000; step++) { // until the compiler has removed short-lived vectors
            network.fit(batch);
        }
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        for (int step = 0; step < 100; step++) {
            network.fit(batch);
        }

        // the meter itself may cost some bytes
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "nadam", "rmsprop", "sgd", "adamw"})
    void learnsWithEachOptimizer(String name) {
        var optimizer = new Optimizer(Optimizer.Kind.named(name), 0.02, 0.9, 1, 5);
        SequenceNetwork network = engine.create(Plans.of(SHAPE, Loss.Kind.SQUARED, Regularisation.none(), optimizer));
        Batch batch = Batches.even(SHAPE, Loss.Kind.SQUARED, 8, 4, 1);
        double before = network.fit(batch);

        for (int step = 0; step < 100; step++) {
            network.fit(batch);
        }

        assertThat(network.fit(batch)).isLessThan(0.7 * before);
    }

    @Test
    void goesOnFromItsSavedStateBitForBit() throws IOException {
        NetworkPlan plan = Plans.of(SHAPE, Loss.Kind.SQUARED, ALL_DROPOUT, Plans.ADAM);
        SequenceNetwork network = engine.create(plan);
        train(network, 0, 10);
        var saved = new ByteArrayOutputStream();
        network.save(new DataOutputStream(saved));
        train(network, 10, 20);

        SequenceNetwork other = engine.create(plan);
        train(other, 50, 53);
        other.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        train(other, 10, 20);

        assertThat(other.weights()).containsExactly(network.weights());
    }

    private static void train(SequenceNetwork network, int from, int to) {
        for (int step = from; step < to; step++) {
            network.fit(Batches.even(SHAPE, Loss.Kind.SQUARED, 6, 5, step));
        }
    }

    @Test
    void sameSeedSameWeights() {
        NetworkPlan plan = Plans.of(SHAPE, Loss.Kind.SQUARED, ALL_DROPOUT, Plans.ADAM);
        SequenceNetwork one = engine.create(plan);
        SequenceNetwork other = engine.create(plan);
        train(one, 0, 5);
        train(other, 0, 5);

        assertThat(one.weights()).containsExactly(other.weights());
    }

    @Test
    void dropsOutWhileTrainingAlone() {
        SequenceNetwork plain = engine.create(Plans.of(SHAPE, Loss.Kind.SQUARED));
        SequenceNetwork dropping = engine.create(Plans.of(SHAPE, Loss.Kind.SQUARED, ALL_DROPOUT, Plans.ADAM));
        Batch batch = Batches.even(SHAPE, Loss.Kind.SQUARED, 6, 5, 1);

        assertThat(dropping.predict(batch)).containsExactly(plain.predict(batch));
        assertThat(dropping.fit(batch)).isNotEqualTo(plain.fit(batch));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seesNothingBehindASamplesEnd(boolean bidirectional) {
        var shape = new NetworkShape(3, 2, 21, 2, bidirectional, Head.LAST);
        SequenceNetwork network = engine.create(Plans.of(shape, Loss.Kind.SQUARED));
        train(network, shape);
        Batch together = Batches.ragged(shape, Loss.Kind.SQUARED, 6, 5, 8);
        float[] amongOthers = network.predict(together).clone();

        for (int b = 0; b < 6; b++) {
            var alone = new Batch(3, 2, false);
            alone.reset(1, together.lengths()[b]);
            for (int t = 0; t < together.lengths()[b]; t++) {
                System.arraycopy(together.x(), (t * 6 + b) * 3, alone.x(), t * 3, 3);
            }
            float[] said = network.predict(alone);
            assertThat(said[0]).isEqualTo(amongOthers[2 * b], within(1e-6f));
            assertThat(said[1]).isEqualTo(amongOthers[2 * b + 1], within(1e-6f));
        }
    }

    private static void train(SequenceNetwork network, NetworkShape shape) {
        for (int step = 0; step < 5; step++) {
            network.fit(Batches.ragged(shape, Loss.Kind.SQUARED, 6, 5, step));
        }
    }

    @Test
    void predictsManySamplesInPartsAsItWouldAtOnce() {
        var shape = new NetworkShape(2, 2, 5, 1, true, Head.EACH_STEP);
        SequenceNetwork network = engine.create(Plans.of(shape, Loss.Kind.SOFTMAX));
        int size = 700;
        Batch many = Batches.ragged(shape, Loss.Kind.SOFTMAX, size, 50, 2);
        float[] said = network.predict(many).clone();

        var one = new Batch(2, 2, true);
        one.reset(1, 50);
        int sample = 633;
        for (int t = 0; t < 50; t++) {
            System.arraycopy(many.x(), (t * size + sample) * 2, one.x(), 2 * t, 2);
        }
        one.lengths()[0] = many.lengths()[sample];
        float[] alone = network.predict(one);

        for (int t = 0; t < many.lengths()[sample]; t++) {
            assertThat(said[(t * size + sample) * 2]).isEqualTo(alone[2 * t], within(1e-6f));
        }
    }

    @Test
    void tellsALossThatIsNotFinite() {
        SequenceNetwork network = engine.create(Plans.of(
                SHAPE, Loss.Kind.SQUARED, Regularisation.none(), new Optimizer(Optimizer.Kind.SGD, 1e30, 0, 0, 0)));
        Batch batch = Batches.even(SHAPE, Loss.Kind.SQUARED, 6, 5, 1);
        double loss = 0;
        for (int step = 0; step < 5; step++) {
            loss = network.fit(batch);
        }

        assertThat(loss).isNaN();
    }
}
