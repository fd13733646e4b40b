package io.gatewise.edge.network;

import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.TrainerSetting;

/**
 * An LSTM layer.
 *
 * @param units of each direction
 * @param reads {@code last} if it hands on its last step alone, {@code each-step}, or {@code ""} for a last step that
 *              isn't within each direction
 */
record Lstm(int place, int inputs, int units, boolean bidirectional, String reads) {

    private static final int MOST_INPUTS = 1 << 20;
    private static final int MOST_UNITS = (int) ((IntParameter) TrainerSetting.UNITS.limits()).high();

    /** Whether it is one, whatever is wrapped around it. */
    static boolean is(LayerNode layer) {
        LayerNode inner = layer.thawed();
        return switch (inner.kind()) {
            case "LSTM" -> true;
            case "Bidirectional" -> is(inner.inner("fwd"));
            case "LastTimeStep" -> is(inner.inner("underlying"));
            default -> false;
        };
    }

    static Lstm of(LayerNode layer) throws RefusedNetworkException {
        LayerNode inner = layer.thawed();
        switch (inner.kind()) {
            case "LastTimeStep" -> {
                Lstm below = of(inner.inner("underlying"));
                return below.reading(below.bidirectional ? "" : "last");
            }
            case "Bidirectional" -> {
                String mode = inner.node().path("mode").asText("");
                if (!mode.equals("CONCAT")) {
                    throw layer.refused("two directions side by side (CONCAT)", mode.isEmpty() ? "none" : mode);
                }
                Lstm half = of(inner.inner("fwd"));
                return new Lstm(half.place, half.inputs, half.units, true, half.reads);
            }
            default -> {
                requireGates(inner);
                return new Lstm(
                        inner.place(),
                        inner.size("nin", MOST_INPUTS),
                        inner.size("nout", MOST_UNITS),
                        false,
                        "each-step");
            }
        }
    }

    private static void requireGates(LayerNode lstm) throws RefusedNetworkException {
        String state = lstm.part("activationFn");
        String gates = lstm.part("gateActivationFn");
        if (!state.equals("ActivationTanH") || !gates.equals("ActivationSigmoid")) {
            throw lstm.refused(
                    "LSTM with ActivationTanH and gates of ActivationSigmoid", state + " and gates of " + gates);
        }
    }

    private Lstm reading(String steps) {
        return new Lstm(place, inputs, units, bidirectional, steps);
    }

    /** How many numbers it says at a step. */
    int width() {
        return bidirectional ? 2 * units : units;
    }

    /** Its weights, biases included. */
    long parameters() {
        return (bidirectional ? 2 : 1) * 4L * units * (inputs + units + 1L);
    }

    /** Throws unless this layer reads what the one below says, in as many directions. */
    void requireOn(Lstm below) throws RefusedNetworkException {
        if (!below.reads.equals("each-step")) {
            throw new RefusedNetworkException(
                    "layer " + below.place + ": need each step below another LSTM layer, found its last step alone");
        }
        if (bidirectional != below.bidirectional || inputs != below.width()) {
            throw new RefusedNetworkException("layer " + place + ": need " + below.words(below.width()) + ", as layer "
                    + below.place + " says so many, found " + words(inputs));
        }
    }

    private String words(int read) {
        return read + " inputs " + (bidirectional ? "in two directions" : "in one direction");
    }
}
