package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who trains a study's trials. */
public enum Trainer {
    /** Gatewise's workers. */
    @JsonProperty("gatewise")
    GATEWISE,
    /** Somebody else, who asks for configurations and tells what came of them. */
    @JsonProperty("external")
    EXTERNAL
}
