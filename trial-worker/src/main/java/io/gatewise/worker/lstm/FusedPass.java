package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;
import java.util.Arrays;

/** Forward and backward pass through all layers. */
final class FusedPass {

    private final NetworkShape shape;
    private final int frozen;
    private final int lanes;
    private final int[] padded;
    private final LstmHalf[][] halves;
    private final int[][] outputs;
    private final Drops drops;
    private final HeadReader head;
    private final OutputLayer output;
    private float[] below = {};

    FusedPass(NetworkPlan plan, WeightLayout layout, Kernels kernels) {
        this.shape = plan.shape();
        this.frozen = plan.tuning().frozen();
        this.lanes = kernels.lanes();
        this.padded = new int[shape.layers()];
        this.halves = new LstmHalf[shape.layers()][shape.directions()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            padded[layer] = layout.paddedUnits(layer);
            for (int direction = 0; direction < shape.directions(); direction++) {
                halves[layer][direction] = new LstmHalf(kernels, layout, shape, layer, direction);
            }
        }
        this.outputs = new int[shape.layers()][0];
        this.drops = new Drops(new Noise(plan.seed()), plan.regularisation(), shape.layers(), frozen);
        this.output = new OutputLayer(kernels, layout, shape, plan.loss());
        this.head = new HeadReader(shape, padded[shape.layers() - 1], lanes);
    }

    /**
     * Runs forward.
     *
     * @param step decides dropout and noise while training
     * @return what the network says, as {@link SequenceNetwork#predict} tells it
     */
    float[] forward(Batch batch, float[] weights, boolean training, long step) {
        int rows = batch.size() * batch.steps();
        drops.begin(step, training);
        for (int layer = 0; layer < shape.layers(); layer++) {
            boolean learns = training && layer >= frozen;
            for (int direction = 0; direction < shape.directions(); direction++) {
                halves[layer][direction].begin(batch.size(), batch.steps(), batch.lengths(), learns);
            }
            feed(layer, batch, rows);
            int width = width(layer);
            if (outputs[layer].length < rows * width) {
                outputs[layer] = new int[rows * width];
            }
            for (int direction = 0; direction < shape.directions(); direction++) {
                LstmHalf half = halves[layer][direction];
                drops.units(layer, direction, half, batch.size(), padded[layer]);
                half.forward(weights, outputs[layer], width, direction * padded[layer], learns);
            }
        }
        LeftRows read = output.rows(batch.labelRows());
        head.read(batch, outputs[shape.layers() - 1], read, output.inputs());
        drops.head(read, output.inputs(), batch.labelRows());
        return output.forward(weights, batch.labelRows());
    }

    /** How many numbers a layer says at a step, those that fill up vectors included. */
    private int width(int layer) {
        return shape.directions() * padded[layer];
    }

    private void feed(int layer, Batch batch, int rows) {
        for (LstmHalf half : halves[layer]) {
            if (layer == 0) {
                drops.inputs(batch.x(), half, rows);
            } else {
                drops.between(layer, outputs[layer - 1], width(layer - 1), half, rows);
            }
        }
    }

    /**
     * Runs back after a forward pass of the same batch in training, down to the lowest layer that learns.
     *
     * @param gradient of all weights; added to, but for those of frozen layers
     * @return the loss
     */
    double backward(Batch batch, float[] weights, float[] gradient) {
        int rows = batch.size() * batch.steps();
        int top = shape.layers() - 1;
        final double loss = output.backward(batch, weights, gradient);
        if (frozen > top) {
            return loss;
        }
        drops.headGradient(output.below(), output.inputs(), batch.labelRows(), lanes);
        for (LstmHalf half : halves[top]) {
            Arrays.fill(half.gradient(), 0, Kernels.LEAD + rows * padded[top], 0);
        }
        head.spread(batch, output.below(), halves[top]);
        for (int layer = top; layer >= frozen; layer--) {
            float[] to = layer == frozen ? null : below(layer, rows);
            for (int direction = 0; direction < shape.directions(); direction++) {
                halves[layer][direction].backward(weights, gradient, to, direction > 0);
            }
            if (layer > frozen) {
                drops.betweenGradient(layer, to, halves[layer][0].inputs(), rows, lanes);
                split(layer, rows);
            }
        }
        return loss;
    }

    /** Where the gradient of a layer's inputs is summed: with one direction right where the layer below reads it. */
    private float[] below(int layer, int rows) {
        int length = Kernels.LEAD + width(layer - 1) * rows;
        if (!shape.bidirectional()) {
            below = halves[layer - 1][0].gradient();
        } else if (below.length < length) {
            below = new float[length];
        }
        return below;
    }

    private void split(int layer, int rows) {
        if (shape.bidirectional()) {
            int half = padded[layer - 1] * rows;
            System.arraycopy(below, Kernels.LEAD, halves[layer - 1][0].gradient(), Kernels.LEAD, half);
            System.arraycopy(below, Kernels.LEAD + half, halves[layer - 1][1].gradient(), Kernels.LEAD, half);
        }
    }
}
