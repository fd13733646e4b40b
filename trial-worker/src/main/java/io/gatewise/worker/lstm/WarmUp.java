package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;

/** A step of the smallest network: what an engine loads and makes once is there afterwards. */
final class WarmUp {

    private static final NetworkPlan SMALLEST = new NetworkPlan(
            new NetworkShape(1, 1, 2, 1, false, Head.LAST),
            Loss.of(Loss.Kind.SQUARED),
            Regularisation.none(),
            new Optimizer(Optimizer.Kind.ADAM, 0.001, 0, 1, 0),
            1,
            0);

    private WarmUp() {}

    static void train(LstmEngine engine) {
        var batch = new Batch(1, 1, false);
        batch.reset(1, 2);
        try (SequenceNetwork network = engine.create(SMALLEST)) {
            network.fit(batch);
        }
    }
}
