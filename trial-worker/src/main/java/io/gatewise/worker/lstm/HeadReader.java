package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;

/**
 * From the last LSTM layer's outputs to what the output layer reads, and its gradient back.
 *
 * <p>Outputs are bits, row {@code t * B + b}, unit u of direction d at {@code row * D * padded + d * padded + u}. What is
 * read has with one direction the H units, with two directions the filled-up units of both.
 */
final class HeadReader {

    private final NetworkShape shape;
    private final int padded;
    private final int lanes;
    private int[] largestAt = {};

    /**
     * A reader.
     *
     * @param padded the last layer's units, filled up to whole vectors
     */
    HeadReader(NetworkShape shape, int padded, int lanes) {
        this.shape = shape;
        this.padded = padded;
        this.lanes = lanes;
    }

    /** Fills the output layer's rows. */
    void read(Batch batch, int[] outputs, LeftRows to, int inputs) {
        switch (shape.head()) {
            case LAST -> readLast(batch, outputs, to, inputs);
            case MEAN -> readMean(batch, outputs, to, inputs);
            case MAX -> readMax(batch, outputs, to, inputs);
            case EACH_STEP -> {
                int width = shape.directions() * padded;
                for (int row = 0; row < batch.size() * batch.steps(); row++) {
                    to.copy(outputs, row * width, row, 0, inputs);
                }
            }
        }
    }

    private void readLast(Batch batch, int[] outputs, LeftRows to, int inputs) {
        int width = shape.directions() * padded;
        int first = Math.min(inputs, padded);
        for (int b = 0; b < batch.size(); b++) {
            int last = (batch.lengths()[b] - 1) * batch.size() + b;
            to.copy(outputs, last * width, b, 0, first);
            if (shape.bidirectional()) {
                to.copy(outputs, b * width + padded, b, padded, padded);
            }
        }
    }

    private void readMean(Batch batch, int[] outputs, LeftRows to, int inputs) {
        int width = shape.directions() * padded;
        for (int b = 0; b < batch.size(); b++) {
            int length = batch.lengths()[b];
            for (int i = 0; i < inputs; i++) {
                float sum = 0;
                for (int t = 0; t < length; t++) {
                    sum += Float.intBitsToFloat(outputs[(t * batch.size() + b) * width + i]);
                }
                to.set(b, i, sum / length);
            }
        }
    }

    private void readMax(Batch batch, int[] outputs, LeftRows to, int inputs) {
        int width = shape.directions() * padded;
        if (largestAt.length < batch.size() * inputs) {
            largestAt = new int[batch.size() * inputs];
        }
        for (int b = 0; b < batch.size(); b++) {
            for (int i = 0; i < inputs; i++) {
                int best = 0;
                float largest = Float.NEGATIVE_INFINITY;
                for (int t = 0; t < batch.lengths()[b]; t++) {
                    float value = Float.intBitsToFloat(outputs[(t * batch.size() + b) * width + i]);
                    if (!(value <= largest)) { // so NaN shows
                        largest = value;
                        best = t;
                    }
                }
                largestAt[b * inputs + i] = best;
                to.set(b, i, largest);
            }
        }
    }

    /**
     * Adds the gradient of what was read to the gradient of the outputs.
     *
     * @param read vector n, row r, lane l at {@code (n * rows + r) * V + l}
     */
    void spread(Batch batch, float[] read, LstmHalf[] halves) {
        int perHalf = padded / lanes;
        for (int n = 0; n < halves.length * perHalf; n++) {
            int direction = n / perHalf;
            float[] gradient = halves[direction].gradient();
            int from = n * batch.labelRows() * lanes;
            int to = Kernels.LEAD + (n % perHalf) * batch.size() * batch.steps() * lanes;
            switch (shape.head()) {
                case EACH_STEP -> System.arraycopy(read, from, gradient, to, batch.labelRows() * lanes);
                case LAST -> spreadLast(batch, read, from, gradient, to, direction);
                case MEAN -> spreadMean(batch, read, from, gradient, to);
                case MAX -> spreadMax(batch, read, from, gradient, to, n * lanes);
            }
        }
    }

    private void spreadLast(Batch batch, float[] read, int from, float[] gradient, int to, int direction) {
        for (int b = 0; b < batch.size(); b++) {
            int row = direction == 0 ? (batch.lengths()[b] - 1) * batch.size() + b : b;
            System.arraycopy(read, from + b * lanes, gradient, to + row * lanes, lanes);
        }
    }

    private void spreadMean(Batch batch, float[] read, int from, float[] gradient, int to) {
        for (int b = 0; b < batch.size(); b++) {
            int length = batch.lengths()[b];
            for (int t = 0; t < length; t++) {
                for (int l = 0; l < lanes; l++) {
                    gradient[to + (t * batch.size() + b) * lanes + l] = read[from + b * lanes + l] / length;
                }
            }
        }
    }

    private void spreadMax(Batch batch, float[] read, int from, float[] gradient, int to, int firstUnit) {
        int inputs = shape.bidirectional() ? 2 * padded : shape.topUnits();
        for (int b = 0; b < batch.size(); b++) {
            for (int l = 0; l < lanes && firstUnit + l < inputs; l++) {
                int t = largestAt[b * inputs + firstUnit + l];
                gradient[to + (t * batch.size() + b) * lanes + l] = read[from + b * lanes + l];
            }
        }
    }
}
