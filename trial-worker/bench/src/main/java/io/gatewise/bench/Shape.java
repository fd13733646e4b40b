package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.Head;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.NetworkShape;
import io.gatewise.worker.lstm.Optimizer;
import io.gatewise.worker.lstm.Regularisation;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is trained: LSTM layers whose last state tells one number.
 *
 * @param batch  samples a step
 * @param goal   the largest ratio to libtorch's time that is wanted; 1 where it only must not be slower
 */
record Shape(int batch, int steps, int inputs, int units, int layers, double goal) {

    /** The shapes that are wanted fast, then odd ones. */
    static final Shape[] ALL = {
        new Shape(32, 50, 8, 32, 1, 0.5),
        new Shape(32, 50, 8, 128, 1, 0.8),
        new Shape(64, 100, 16, 256, 1, 0.6),
        new Shape(32, 50, 8, 128, 2, 0.8),
        new Shape(32, 50, 17, 37, 1, 1),
        new Shape(32, 50, 17, 100, 1, 1),
        new Shape(1, 50, 8, 128, 1, 1),
        new Shape(7, 50, 8, 64, 1, 1),
    };

    NetworkPlan plan() {
        return new NetworkPlan(
                new NetworkShape(inputs, 1, units, layers, false, Head.LAST),
                Loss.of(Loss.Kind.SQUARED),
                Regularisation.none(),
                new Optimizer(Optimizer.Kind.ADAM, 1e-3, 0, 0, 0),
                1,
                1);
    }

    /** A batch of uniform noise in [-1, 1). */
    Batch data(long seed) {
        var random = new SplittableRandom(seed);
        var data = new Batch(inputs, 1, false);
        data.reset(batch, steps);
        for (int i = 0; i < batch * steps * inputs; i++) {
            data.x()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int b = 0; b < batch; b++) {
            data.y()[b] = (float) (2 * random.nextDouble() - 1);
        }
        return data;
    }

    static Shape parse(String text) {
        int[] n = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
        if (n.length != 5) {
            throw new IllegalArgumentException("need batch,steps,inputs,units,layers, got " + text);
        }
        return new Shape(n[0], n[1], n[2], n[3], n[4], 1);
    }

    /** As {@link #parse} reads it. */
    String text() {
        return batch + "," + steps + "," + inputs + "," + units + "," + layers;
    }
}
