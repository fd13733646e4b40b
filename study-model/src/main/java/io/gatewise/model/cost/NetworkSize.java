package io.gatewise.model.cost;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.LayerUnits;
import io.gatewise.model.study.TrainerSetting;
import java.util.Collections;
import java.util.List;

/**
 * LSTM layers on top of each other, then an output layer.
 *
 * @param inputs     C, at least 1
 * @param outputs    O, at least 1
 * @param units      H of each direction of each LSTM layer from the lowest, L of them, all at least 1
 * @param directions D: 1, or 2 where each layer is read backward too and the next one sees both
 * @param eachStep   whether it says something at each step, rather than once a sample
 */
public record NetworkSize(int inputs, int outputs, List<Integer> units, int directions, boolean eachStep) {

    static final int GATES = 4;

    public NetworkSize {
        units = List.copyOf(units);
        boolean sized = !units.isEmpty() && units.stream().allMatch(count -> count >= 1);
        if (inputs < 1 || outputs < 1 || !sized || directions < 1 || directions > 2) {
            throw new IllegalArgumentException(
                    "need at least 1 input, output, layer and unit of each and 1 or 2 directions, got " + inputs + ", "
                            + outputs + ", " + units + " and " + directions);
        }
    }

    /** Layers of one size. */
    public NetworkSize(int inputs, int outputs, int units, int layers, int directions, boolean eachStep) {
        this(inputs, outputs, Collections.nCopies(layers, units), directions, eachStep);
    }

    /** The network of complete settings. */
    public static NetworkSize of(Configuration settings, int inputs, int outputs, boolean eachStep) {
        return new NetworkSize(
                inputs,
                outputs,
                LayerUnits.of(settings),
                settings.text(TrainerSetting.DIRECTION.key()).equals("bidirectional") ? 2 : 1,
                eachStep);
    }

    /** L. */
    public int layers() {
        return units.size();
    }

    /** H of a layer, 0 for the lowest. */
    public int units(int layer) {
        return units.get(layer);
    }

    /** Of all layers and directions. */
    public long allUnits() {
        return (long) directions * units.stream().mapToInt(Integer::intValue).sum();
    }

    /** How many numbers a layer sees at a step; of the place after the topmost one, what the output layer sees. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units(layer - 1) * directions;
    }

    /** The number of weights, biases included. */
    public long parameters() {
        long all = (inputsOf(layers()) + 1L) * outputs;
        for (int layer = 0; layer < layers(); layer++) {
            all += layerParameters(layer);
        }
        return all;
    }

    private long layerParameters(int layer) {
        return (long) directions * GATES * units(layer) * (inputsOf(layer) + units(layer) + 1L);
    }

    /** How many times the output layer speaks in {@code samples} samples of {@code steps} steps. */
    long labelRows(long samples, long steps) {
        return eachStep ? samples * steps : samples;
    }
}
