package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.util.SplittableRandom;

/** Random batches that fit a network. */
final class Batches {

    private Batches() {}

    /** A batch of equal lengths. */
    static Batch even(NetworkShape shape, Loss.Kind loss, int size, int steps, long seed) {
        return batch(shape, loss, size, steps, false, seed);
    }

    /** A batch of unequal lengths; what lies behind a sample's end is noise that nobody may see. */
    static Batch ragged(NetworkShape shape, Loss.Kind loss, int size, int steps, long seed) {
        return batch(shape, loss, size, steps, true, seed);
    }

    private static Batch batch(NetworkShape shape, Loss.Kind loss, int size, int steps, boolean ragged, long seed) {
        var random = new SplittableRandom(seed);
        boolean eachStep = shape.head() == Head.EACH_STEP;
        var batch = new Batch(shape.inputs(), shape.outputs(), eachStep);
        batch.reset(size, steps);
        for (int i = 0; i < size * steps * shape.inputs(); i++) {
            batch.x()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int b = 0; ragged && b < size; b++) {
            batch.lengths()[b] = 1 + random.nextInt(steps);
        }
        for (int row = 0; row < batch.labelRows(); row++) {
            label(batch, row, loss, random);
            if (eachStep && row / size >= batch.lengths()[row % size]) {
                batch.weights()[row] = 0;
            }
        }
        return batch;
    }

    private static void label(Batch batch, int row, Loss.Kind loss, SplittableRandom random) {
        int at = row * batch.outputs();
        if (loss == Loss.Kind.SOFTMAX) {
            batch.y()[at + random.nextInt(batch.outputs())] = 1;
            return;
        }
        for (int o = 0; o < batch.outputs(); o++) {
            batch.y()[at + o] = loss == Loss.Kind.SIGMOID ? random.nextInt(2) : (float) (2 * random.nextDouble() - 1);
        }
    }
}
