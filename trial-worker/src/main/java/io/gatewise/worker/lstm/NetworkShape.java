package io.gatewise.worker.lstm;

import io.gatewise.model.cost.NetworkSize;

/**
 * LSTM layers on top of each other, then an output layer.
 *
 * @param inputs        C
 * @param outputs       O
 * @param units         H, of each LSTM layer and direction
 * @param layers        number of LSTM layers
 * @param bidirectional whether each layer has a second half that reads backward; the next layer sees both
 * @param head          what the output layer reads
 */
public record NetworkShape(int inputs, int outputs, int units, int layers, boolean bidirectional, Head head) {

    public NetworkShape {
        if (inputs < 1 || outputs < 1 || units < 1 || layers < 1) {
            throw new IllegalArgumentException("need at least 1 input, output, unit and layer, got " + inputs + ", "
                    + outputs + ", " + units + " and " + layers);
        }
    }

    /** 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** How many numbers a layer sees at a step. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units * directions();
    }

    /** The number of weights, biases included. */
    public long parameters() {
        return size().parameters();
    }

    /** The same in the words of costs. */
    public NetworkSize size() {
        return new NetworkSize(inputs, outputs, units, layers, directions(), head == Head.EACH_STEP);
    }
}
