package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch as DL4J reads it: arrays [B, C, T] in 'f' order, masks [B, T] or [B, 1]. */
record Dl4jArrays(INDArray x, INDArray y, INDArray inputMask, INDArray labelMask) implements AutoCloseable {

    /** Inputs alone. */
    static Dl4jArrays inputs(Batch batch) {
        return new Dl4jArrays(
                perStep(batch.x(), batch.size(), batch.inputs(), batch.steps()), null, inputMask(batch), null);
    }

    /** All of it. */
    static Dl4jArrays of(Batch batch) {
        INDArray y = batch.eachStep()
                ? perStep(batch.y(), batch.size(), batch.outputs(), batch.steps())
                : Nd4j.create(
                        java.util.Arrays.copyOf(batch.y(), batch.size() * batch.outputs()),
                        new long[] {batch.size(), batch.outputs()},
                        'c');
        return new Dl4jArrays(
                perStep(batch.x(), batch.size(), batch.inputs(), batch.steps()), y, inputMask(batch), labelMask(batch));
    }

    /** From time-major: step t, sample b, value c at {@code b + B * (c + C * t)}. */
    private static INDArray perStep(float[] values, int size, int width, int steps) {
        float[] turned = new float[size * width * steps];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < size; b++) {
                for (int c = 0; c < width; c++) {
                    turned[b + size * (c + width * t)] = values[(t * size + b) * width + c];
                }
            }
        }
        return Nd4j.create(turned, new long[] {size, width, steps}, 'f');
    }

    /** Null where all samples are as long as the batch. */
    private static INDArray inputMask(Batch batch) {
        boolean full = true;
        float[] mask = new float[batch.size() * batch.steps()];
        for (int b = 0; b < batch.size(); b++) {
            full &= batch.lengths()[b] == batch.steps();
            for (int t = 0; t < batch.lengths()[b]; t++) {
                mask[b * batch.steps() + t] = 1;
            }
        }
        return full ? null : Nd4j.create(mask, new long[] {batch.size(), batch.steps()}, 'c');
    }

    /** Which rows count; null where all do. */
    private static INDArray labelMask(Batch batch) {
        int steps = batch.eachStep() ? batch.steps() : 1;
        boolean full = true;
        float[] mask = new float[batch.labelRows()];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < batch.size(); b++) {
                boolean counts = batch.weights()[t * batch.size() + b] > 0;
                mask[b * steps + t] = counts ? 1 : 0;
                full &= counts;
            }
        }
        return full ? null : Nd4j.create(mask, new long[] {batch.size(), steps}, 'c');
    }

    @Override
    public void close() {
        for (INDArray array : new INDArray[] {x, y, inputMask, labelMask}) {
            if (array != null) {
                array.close();
            }
        }
    }
}
