package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a model zip is, as far as it tells without being run: LSTM layers of one size, and what lies above them.
 *
 * @param inputs     how many numbers it reads at a step
 * @param units      of each LSTM layer and direction
 * @param layers     LSTM layers on top of each other
 * @param direction  {@code forward} or {@code bidirectional}, as the setting of that name
 * @param parameters all weights, those above the LSTM layers included
 * @param head       the output layer, where it can be kept; null where it can only be replaced
 * @param origin     what a model of Gatewise's own tells besides; null for others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelProfile(
        @JsonProperty(required = true) int inputs,
        @JsonProperty(required = true) int units,
        @JsonProperty(required = true) int layers,
        @JsonProperty(required = true) String direction,
        @JsonProperty(required = true) long parameters,
        Head head,
        Origin origin) {

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
        return layers + (layers == 1 ? " LSTM layer of " : " LSTM layers of ") + units + " units, " + direction + ", "
                + inputs + (inputs == 1 ? " input" : " inputs");
    }
}
