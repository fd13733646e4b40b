package io.gatewise.worker.lstm;

import io.gatewise.model.study.LayerUnits;

/**
 * An earlier network's weights, to be put into a new one with the same LSTM layers.
 *
 * @param shape   of the earlier network; of its head only what is kept counts
 * @param weights all of its weights in DL4J's order; not modified
 */
public record KeptWeights(NetworkShape shape, float[] weights) {

    private static final int GATES = 4;

    /**
     * The weights to begin with: those of the LSTM layers, and of the output layer if it is kept; the rest stays fresh.
     *
     * @param fresh   of the new network, in DL4J's order; modified and returned
     * @param to      the new network's shape
     * @param inputs  for each of its inputs the earlier one's place, or -1 for none
     * @param outputs for each of its outputs the same; null to keep no output layer
     * @throws MisfitException if the LSTM layers differ in number, size or direction
     */
    public float[] into(float[] fresh, NetworkShape to, int[] inputs, int[] outputs) {
        if (!to.units().equals(shape.units()) || to.bidirectional() != shape.bidirectional()) {
            throw new MisfitException(
                    "the settings ask for " + words(to) + ", the model to start from has " + words(shape));
        }
        int from = 0;
        int at = 0;
        int units = to.units(0);
        for (int half = 0; half < to.directions(); half++) {
            from = columns(fresh, at, inputs, from, shape.inputs(), GATES * units);
            at += GATES * units * to.inputs();
            int rest = GATES * units * (units + 1);
            System.arraycopy(weights, from, fresh, at, rest);
            from += rest;
            at += rest;
        }
        int upper = fresh.length - headLength(to) - at;
        System.arraycopy(weights, from, fresh, at, upper);
        if (outputs != null) {
            head(fresh, at + upper, to, outputs, from + upper);
        }
        return fresh;
    }

    private static String words(NetworkShape network) {
        return network.layers() + " LSTM layers of " + LayerUnits.words(network.units()) + " units in "
                + (network.bidirectional() ? "two directions" : "one direction");
    }

    private static int headLength(NetworkShape network) {
        return (network.inputsOf(network.layers()) + 1) * network.outputs();
    }

    /** A matrix in 'f' order, a column for each gate and unit; returns where it ends in the earlier weights. */
    private int columns(float[] fresh, int at, int[] inputs, int from, int earlierInputs, int columns) {
        for (int column = 0; column < columns; column++) {
            for (int i = 0; i < inputs.length; i++) {
                if (inputs[i] >= 0) {
                    fresh[at + column * inputs.length + i] = weights[from + column * earlierInputs + inputs[i]];
                }
            }
        }
        return from + columns * earlierInputs;
    }

    private void head(float[] fresh, int at, NetworkShape to, int[] outputs, int from) {
        int width = to.inputsOf(to.layers());
        for (int o = 0; o < outputs.length; o++) {
            if (outputs[o] >= 0) {
                System.arraycopy(weights, from + outputs[o] * width, fresh, at + o * width, width);
                fresh[at + outputs.length * width + o] = weights[from + shape.outputs() * width + outputs[o]];
            }
        }
    }
}
