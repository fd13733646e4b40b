package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;

/**
 * The output layer: what the head reads times the weights, then softmax, sigmoid or nothing; and the loss.
 *
 * <p>A row is what is said once: a sample, or a sample's step. Each row's entries are followed by a 1 for the bias.
 */
final class OutputLayer {

    private final Kernels kernels;
    private final int lanes;
    private final int inputs;
    private final int outputs;
    private final int vectors;
    private final int weightsAt;
    private final Losses losses;

    private final LeftRows rows = new LeftRows();
    private float[] sums = {};
    private float[] said = {};
    private float[] gradient = {};
    private final LeftRows gradientRows = new LeftRows();
    private float[] below = {};
    private float[] transposed;

    OutputLayer(Kernels kernels, WeightLayout layout, NetworkShape shape, Loss loss) {
        this.kernels = kernels;
        this.lanes = kernels.lanes();
        this.inputs = layout.outputInputs();
        this.outputs = shape.outputs();
        this.vectors = layout.vectors(outputs);
        this.weightsAt = layout.output();
        this.losses = new Losses(loss, outputs);
    }

    int inputs() {
        return inputs;
    }

    /** The rows that it reads; their first columns are to be filled for so many rows. */
    LeftRows rows(int count) {
        rows.reset(count, inputs + 1);
        rows.fillColumn(count, inputs, 1);
        return rows;
    }

    /** What the layer says: row r, output o at {@code r * O + o}; good until the next call. */
    float[] forward(float[] weights, int count) {
        sums = Floats.grown(sums, vectors * count * lanes);
        said = Floats.grown(said, count * outputs);
        kernels.product(
                count,
                rows,
                0,
                inputs + 1,
                weights,
                weightsAt,
                (inputs + 1) * lanes,
                vectors,
                sums,
                0,
                count * lanes,
                false);
        for (int r = 0; r < count; r++) {
            for (int o = 0; o < outputs; o++) {
                said[r * outputs + o] = sums[((o / lanes) * count + r) * lanes + o % lanes];
            }
        }
        losses.activate(said, count);
        return said;
    }

    /**
     * The loss of what {@link #forward} said; the gradients follow.
     *
     * @param total gradient of all weights; this layer's is added
     * @return the weighted mean over the batch's label rows
     */
    double backward(Batch batch, float[] weights, float[] total) {
        int count = batch.labelRows();
        gradient = Floats.grown(gradient, count * outputs);
        final double loss = losses.gradient(said, batch.y(), batch.weights(), count, gradient);
        int width = vectors * lanes;
        gradientRows.reset(count, width);
        below = Floats.grown(below, belowVectors() * count * lanes);
        for (int r = 0; r < count; r++) {
            for (int o = 0; o < width; o++) {
                float value = o < outputs ? gradient[r * outputs + o] : 0;
                sums[((o / lanes) * count + r) * lanes + o % lanes] = value;
                gradientRows.set(r, o, value);
            }
        }
        kernels.outer(count, rows, 0, inputs + 1, sums, 0, count * lanes, vectors, total, weightsAt);
        transpose(weights);
        kernels.product(
                count,
                gradientRows,
                0,
                width,
                transposed,
                0,
                width * lanes,
                belowVectors(),
                below,
                0,
                count * lanes,
                false);
        return loss;
    }

    private int belowVectors() {
        return (inputs + lanes - 1) / lanes;
    }

    /** Gradient of the inputs after {@link #backward}: vector n, row r, lane l at {@code (n * count + r) * V + l}. */
    float[] below() {
        return below;
    }

    private void transpose(float[] weights) {
        int width = vectors * lanes;
        if (transposed == null) {
            transposed = new float[width * belowVectors() * lanes];
        }
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                int from = weightsAt + (o / lanes * (inputs + 1) + i) * lanes + o % lanes;
                transposed[(i / lanes * width + o) * lanes + i % lanes] = weights[from];
            }
        }
    }
}
