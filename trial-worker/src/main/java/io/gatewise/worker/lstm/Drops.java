package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;

/**
 * Dropout and noise of one batch: draws the factors on the way forward and multiplies gradients with them on the way back.
 */
final class Drops {

    private static final int NOISE = 0;
    private static final int HEAD = 1;
    private static final int LAYERS = 2;
    private static final int PER_LAYER = 4;

    private final Noise noise;
    private final Regularisation regularisation;
    private final int frozen;
    private final float[][] between;
    private float[] head = {};
    private long step;
    private boolean training;

    /**
     * For a network's layers.
     *
     * @param frozen for the lowest so many nothing is dropped
     */
    Drops(Noise noise, Regularisation regularisation, int layers, int frozen) {
        this.noise = noise;
        this.regularisation = regularisation;
        this.frozen = frozen;
        this.between = new float[layers][0];
    }

    /** The next batch; outside training nothing is dropped. */
    void begin(long newStep, boolean newTraining) {
        step = newStep;
        training = newTraining;
    }

    private int key(int layer, int use) {
        return noise.key(step, LAYERS + PER_LAYER * layer + use);
    }

    /** Writes the batch's inputs into the first layer's rows. */
    void inputs(float[] x, LstmHalf half, int rows) {
        int inputs = half.inputs();
        LeftRows to = half.rows();
        double dropped = learns(0) ? regularisation.inputDropout() : 0;
        float deviation = learns(0) ? (float) regularisation.inputNoise() : 0;
        int dropKey = key(0, 0);
        int noiseKey = noise.key(step, NOISE);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                int place = r * inputs + i;
                float value = x[place];
                if (deviation > 0) {
                    value += deviation * Noise.gaussian(noiseKey, place);
                }
                if (dropped > 0) {
                    value *= Noise.dropped(dropKey, place, dropped);
                }
                to.set(r, i, value);
            }
        }
    }

    /** Writes what the layer below says into this layer's rows. */
    void between(int layer, int[] said, int width, LstmHalf half, int rows) {
        int inputs = half.inputs();
        LeftRows to = half.rows();
        if (!drops() || !learns(layer)) {
            for (int r = 0; r < rows; r++) {
                to.copy(said, r * width, r, 0, inputs);
            }
            return;
        }
        between[layer] = drawn(between[layer], key(layer, 0), rows * inputs);
        for (int r = 0; r < rows; r++) {
            to.copy(said, r * width, between[layer], r * inputs, r, 0, inputs);
        }
    }

    private boolean learns(int layer) {
        return training && layer >= frozen;
    }

    private boolean drops() {
        return training && regularisation.dropout() > 0;
    }

    private float[] drawn(float[] buffer, int key, int n) {
        float[] factors = Floats.grown(buffer, n);
        Noise.drop(key, regularisation.dropout(), factors, n);
        return factors;
    }

    /** Draws which units reach the next step. */
    void units(int layer, int direction, LstmHalf half, int size, int padded) {
        if (learns(layer) && regularisation.recurrentDropout() > 0) {
            Noise.drop(
                    key(layer, 1 + direction),
                    regularisation.recurrentDropout(),
                    half.drops().some(size),
                    size * padded);
        } else {
            half.drops().none();
        }
    }

    /** Drops some of what the output layer reads. */
    void head(LeftRows read, int inputs, int rows) {
        if (drops()) {
            head = drawn(head, noise.key(step, HEAD), rows * inputs);
            for (int r = 0; r < rows; r++) {
                read.multiply(head, r * inputs, r, 0, inputs);
            }
        }
    }

    /** The gradient of what the output layer read: vector n, row r, lane l at {@code (n * rows + r) * V + l}. */
    void headGradient(float[] gradient, int inputs, int rows, int lanes) {
        if (drops()) {
            multiply(gradient, 0, head, inputs, rows, lanes);
        }
    }

    /** The gradient of a layer's inputs, as {@link #headGradient}, {@code LEAD} further on. */
    void betweenGradient(int layer, float[] gradient, int inputs, int rows, int lanes) {
        if (drops()) {
            multiply(gradient, Kernels.LEAD, between[layer], inputs, rows, lanes);
        }
    }

    private static void multiply(float[] gradient, int start, float[] factors, int inputs, int rows, int lanes) {
        for (int first = 0; first < inputs; first += lanes) {
            int n = Math.min(lanes, inputs - first);
            for (int r = 0; r < rows; r++) {
                int at = start + first * rows + r * lanes;
                for (int l = 0; l < n; l++) {
                    gradient[at + l] *= factors[r * inputs + first + l];
                }
            }
        }
    }
}
