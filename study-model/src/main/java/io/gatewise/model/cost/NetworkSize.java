package io.gatewise.model.cost;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;

/**
 * LSTM layers on top of each other, then an output layer.
 *
 * @param inputs     C, at least 1
 * @param outputs    O, at least 1
 * @param units      H, of each LSTM layer and direction, at least 1
 * @param layers     L, at least 1
 * @param directions D: 1, or 2 where each layer is read backward too and the next one sees both
 * @param eachStep   whether it says something at each step, rather than once a sample
 */
public record NetworkSize(int inputs, int outputs, int units, int layers, int directions, boolean eachStep) {

    static final int GATES = 4;

    public NetworkSize {
        if (inputs < 1 || outputs < 1 || units < 1 || layers < 1 || directions < 1 || directions > 2) {
            throw new IllegalArgumentException(
                    "need at least 1 input, output, unit and layer and 1 or 2 directions, got " + inputs + ", "
                            + outputs + ", " + units + ", " + layers + " and " + directions);
        }
    }

    /** The network of complete settings. */
    public static NetworkSize of(Configuration settings, int inputs, int outputs, boolean eachStep) {
        return new NetworkSize(
                inputs,
                outputs,
                settings.integer(TrainerSetting.UNITS.key()),
                settings.integer(TrainerSetting.LAYERS.key()),
                settings.text(TrainerSetting.DIRECTION.key()).equals("bidirectional") ? 2 : 1,
                eachStep);
    }

    /** How many numbers a layer sees at a step. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units * directions;
    }

    /** The number of weights, biases included. */
    public long parameters() {
        long all = (units * (long) directions + 1) * outputs;
        for (int layer = 0; layer < layers; layer++) {
            all += layerParameters(layer);
        }
        return all;
    }

    private long layerParameters(int layer) {
        return (long) directions * GATES * units * (inputsOf(layer) + units + 1L);
    }

    /** How many times the output layer speaks in {@code samples} samples of {@code steps} steps. */
    long labelRows(long samples, long steps) {
        return eachStep ? samples * steps : samples;
    }
}
