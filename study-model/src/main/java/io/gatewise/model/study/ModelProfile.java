package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;

/**
 * What a model zip is, as far as it tells without being run: LSTM layers, and what lies above them.
 *
 * @param inputs     how many numbers it reads at a step
 * @param units      of the lowest LSTM layer and direction
 * @param layers     LSTM layers on top of each other
 * @param direction  {@code forward} or {@code bidirectional}, as the setting of that name
 * @param parameters all weights, those above the LSTM layers included
 * @param head       the output layer, where it can be kept; null where it can only be replaced
 * @param origin     what a model of Gatewise's own tells besides; null for others
 * @param layerUnits of each LSTM layer from the lowest and direction, where they differ; empty where all have {@code units}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelProfile(
        @JsonProperty(required = true) int inputs,
        @JsonProperty(required = true) int units,
        @JsonProperty(required = true) int layers,
        @JsonProperty(required = true) String direction,
        @JsonProperty(required = true) long parameters,
        Head head,
        Origin origin,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> layerUnits) {

    public ModelProfile {
        layerUnits = layerUnits == null ? List.of() : List.copyOf(layerUnits);
        if (!layerUnits.isEmpty() && (layerUnits.size() != layers || layerUnits.get(0) != units)) {
            throw new IllegalArgumentException(
                    "layerUnits: need " + layers + " numbers, the first of them " + units + ", got " + layerUnits);
        }
    }

    /** LSTM layers of one size. */
    public ModelProfile(
            int inputs, int units, int layers, String direction, long parameters, Head head, Origin origin) {
        this(inputs, units, layers, direction, parameters, head, origin, List.of());
    }

    /**
     * LSTM layers of these sizes.
     *
     * @param units from the lowest layer, at least one
     */
    public static ModelProfile of(
            int inputs, List<Integer> units, String direction, long parameters, Head head, Origin origin) {
        boolean alike = units.stream().distinct().count() == 1;
        return new ModelProfile(
                inputs, units.get(0), units.size(), direction, parameters, head, origin, alike ? List.of() : units);
    }

    /** H of each LSTM layer and direction, from the lowest. */
    public List<Integer> unitsByLayer() {
        return layerUnits.isEmpty() ? Collections.nCopies(layers, units) : layerUnits;
    }

    /**
     * An output layer right above the LSTM layers.
     *
     * @param outputs how many numbers it says
     * @param reads   {@code last}, {@code mean} or {@code max}, as the setting {@code pooling}, or {@code each-step}
     * @param says    {@code linear}, {@code softmax} or {@code sigmoid}
     */
    public record Head(
            @JsonProperty(required = true) int outputs,
            @JsonProperty(required = true) String reads,
            @JsonProperty(required = true) String says) {}

    /**
     * What the model learnt.
     *
     * @param task     the kind of task
     * @param classes  in the outputs' order; empty where there are none
     * @param alphabet the characters that it reads, in the inputs' order; empty where it reads numbers
     */
    public record Origin(
            @JsonProperty(required = true) String task,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> classes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> alphabet) {

        public Origin {
            classes = classes == null ? List.of() : List.copyOf(classes);
            alphabet = alphabet == null ? List.of() : List.copyOf(alphabet);
        }
    }

    /** The layers in words. */
    public String words() {
        return layers + (layers == 1 ? " LSTM layer of " : " LSTM layers of ") + LayerUnits.words(unitsByLayer())
                + " units, " + direction + ", " + inputs + (inputs == 1 ? " input" : " inputs");
    }
}
