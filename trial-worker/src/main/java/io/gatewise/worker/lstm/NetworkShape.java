package io.gatewise.worker.lstm;

import io.gatewise.model.cost.NetworkSize;
import java.util.Collections;
import java.util.List;

/**
 * LSTM layers on top of each other, then an output layer.
 *
 * @param inputs        C
 * @param outputs       O
 * @param units         H of each direction of each LSTM layer, from the lowest
 * @param bidirectional whether each layer has a second half that reads backward; the next layer sees both
 * @param head          what the output layer reads
 */
public record NetworkShape(int inputs, int outputs, List<Integer> units, boolean bidirectional, Head head) {

    public NetworkShape {
        units = List.copyOf(units);
        boolean sized = !units.isEmpty() && units.stream().allMatch(count -> count >= 1);
        if (inputs < 1 || outputs < 1 || !sized) {
            throw new IllegalArgumentException("need at least 1 input, output, layer and unit of each, got " + inputs
                    + ", " + outputs + " and " + units);
        }
    }

    /** Layers of one size. */
    public NetworkShape(int inputs, int outputs, int units, int layers, boolean bidirectional, Head head) {
        this(inputs, outputs, Collections.nCopies(layers, units), bidirectional, head);
    }

    /** Number of LSTM layers. */
    public int layers() {
        return units.size();
    }

    /** H of a layer, 0 for the lowest. */
    public int units(int layer) {
        return units.get(layer);
    }

    /** H of the layer that the head reads. */
    int topUnits() {
        return units(layers() - 1);
    }

    /** 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** How many numbers a layer sees at a step; of the place after the topmost one, what the output layer sees. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units(layer - 1) * directions();
    }

    /** The number of weights, biases included. */
    public long parameters() {
        return size().parameters();
    }

    /** The same in the words of costs. */
    public NetworkSize size() {
        return new NetworkSize(inputs, outputs, units, directions(), head == Head.EACH_STEP);
    }
}
