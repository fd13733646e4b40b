package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The network that a study's trainings start from: its LSTM layers are kept.
 *
 * @param study id of a finished study whose model is taken; null if {@code model} names one
 * @param model name or digest of an uploaded model; null if {@code study} names one
 * @param head  what happens to what lies above the LSTM layers; null for {@link Head#REPLACE}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Transfer(String study, String model, Head head) {

    /** What happens to what lies above the LSTM layers. */
    public enum Head {
        /** A new output layer starts at random. */
        @JsonProperty("replace")
        REPLACE,
        /** The output layer is kept too: the task must have the same outputs. */
        @JsonProperty("keep")
        KEEP
    }

    public Transfer {
        if ((study == null) == (model == null)) {
            throw new IllegalArgumentException("need study or model, one of them, got "
                    + (study == null ? "neither" : "study " + study + " and model " + model));
        }
        head = head == null ? Head.REPLACE : head;
    }

    /** For people. */
    public String words() {
        return (model == null ? "study " + study : "model " + model) + (head == Head.KEEP ? ", head kept" : "");
    }
}
