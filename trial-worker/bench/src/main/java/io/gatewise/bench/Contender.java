package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.lstm.SequenceNetwork;

/** A network of one engine, ready to be trained. */
interface Contender extends AutoCloseable {

    /** One step; the loss before it. */
    double step(Batch batch);

    /** A copy of all weights in DL4J's order. */
    float[] weights();

    /** Puts weights in DL4J's order in. */
    void restore(float[] weights);

    @Override
    void close();

    static Contender of(String engine, Shape shape) {
        return switch (engine) {
            case "fused" -> new Ours(new FusedEngine().create(shape.plan()));
            case "dl4j" -> {
                var dl4j = new Dl4jEngine();
                dl4j.warmUp();
                yield new Ours(dl4j.create(shape.plan()));
            }
            case "libtorch" -> new Torch(shape.plan());
            default -> throw new IllegalArgumentException("engine: need fused, dl4j or libtorch, got " + engine);
        };
    }

    /** An engine of the worker. */
    record Ours(SequenceNetwork network) implements Contender {

        @Override
        public double step(Batch batch) {
            return network.fit(batch);
        }

        @Override
        public float[] weights() {
            return network.weights();
        }

        @Override
        public void restore(float[] weights) {
            network.restore(weights);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
