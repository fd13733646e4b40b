package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.TrainingMemory;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The account of {@link TrainingMemory} against the arrays that a network holds. */
class MemoryAccountTest {

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void isWhatANetworkHoldsWhateverItsPlan() {
        for (int i = 0; i < 60; i++) {
            Kernels kernels = i % 3 == 0 ? Kernels.plain() : Kernels.best();
            var shape = new NetworkShape(
                    1 + random.nextInt(i % 10 == 0 ? 400 : 40), // now and then in two blocks of columns
                    1 + random.nextInt(40),
                    units(),
                    random.nextBoolean(),
                    Head.values()[random.nextInt(Head.values().length)]);
            NetworkPlan plan = plan(shape);
            Batches training = Batches.even(1 + random.nextInt(200), 1 + random.nextInt(64), 1 + random.nextInt(60));
            Batches judging = Batches.judging(shape.size(), 1 + random.nextInt(300), training.most(), steps(i), 0);

            assertAccount(plan, kernels, training, judging);
        }
    }

    @Test
    void countsPredictionsThatAreMadeInParts() {
        var shape = new NetworkShape(2, 3, 5, 1, false, Head.EACH_STEP);
        NetworkPlan plan = plan(shape);
        Batches training = Batches.even(10, 4, 300);
        Batches judging = Batches.judging(shape.size(), 200, 128, 300, 0);

        assertAccount(plan, Kernels.best(), training, judging);
    }

    /** One to three layers, half of them of one size. */
    private List<Integer> units() {
        int layers = 1 + random.nextInt(3);
        return random.nextBoolean()
                ? Collections.nCopies(layers, 1 + random.nextInt(60))
                : random.ints(layers, 1, 61).boxed().toList();
    }

    /** Now and then longer sequences than any that was learnt. */
    private int steps(int i) {
        return 1 + random.nextInt(i % 5 == 0 ? 200 : 40);
    }

    private NetworkPlan plan(NetworkShape shape) {
        var kind = Optimizer.Kind.values()[random.nextInt(Optimizer.Kind.values().length)];
        var optimizer = new Optimizer(kind, 0.01, kind == Optimizer.Kind.SGD ? random.nextInt(2) * 0.9 : 0, 1, 0);
        var drops = new Regularisation(
                0.1 * random.nextInt(2), 0.1 * random.nextInt(2), 0.1 * random.nextInt(2), 0, 0, 0, 0);
        return Plans.of(shape, Loss.Kind.SQUARED, drops, optimizer)
                .with(new FineTuning(random.nextInt(shape.layers() + 1), 1, false));
    }

    /** Trains and predicts with batches of all sizes, then compares. */
    private static void assertAccount(NetworkPlan plan, Kernels kernels, Batches training, Batches judging) {
        NetworkShape shape = plan.shape();
        var network = FusedNetwork.random(plan, kernels);
        int first = (int) Math.min(training.most(), training.samples());
        int last = (int) (training.samples() - 1) % first + 1;
        Batch judged = batch(shape, (int) Math.min(judging.most(), judging.samples()), judging.longest());
        network.fit(batch(shape, first, training.longest()));
        network.fit(batch(shape, last, training.longest()));
        network.predict(judged);
        var learning = new Learning(
                plan.tuning().frozen(),
                switch (plan.optimizer().kind()) {
                    case ADAM, ADAMW, NADAM -> 2;
                    case RMSPROP -> 1;
                    case SGD -> plan.optimizer().momentum() > 0 ? 1 : 0;
                },
                plan.regularisation().dropout() > 0,
                plan.regularisation().recurrentDropout() > 0,
                plan.shape().head() == Head.MAX);

        long counted =
                new TrainingMemory(plan.shape().size(), learning, kernels.lanes()).networkBytes(training, judging);

        // what is left out: where each layer's weights begin
        assertThat(Held.bytes(network, plan, kernels, judged) - counted)
                .as("%s, %s, %s", plan, training, judging)
                .isBetween(0L, 64L);
    }

    private static Batch batch(NetworkShape shape, int size, int steps) {
        var batch = new Batch(shape.inputs(), shape.outputs(), shape.head() == Head.EACH_STEP);
        batch.reset(size, steps);
        return batch;
    }
}
