package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The weights that a training starts from.
 *
 * @param content DL4J's own zip; whoever reads it must not trust it
 * @param head    whether its output layer is kept
 */
public record StartingModel(
        @JsonProperty(required = true) ArtifactReference content,
        @JsonProperty(required = true) Transfer.Head head) {}
