package io.gatewise.worker.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Task;
import io.gatewise.worker.data.Scaling;

/**
 * What must be known to use a network again.
 *
 * @param format   1; raised when a field gets a new meaning
 * @param task     which columns it reads, in which order, and what it predicts
 * @param window   how many rows it reads
 * @param scaling  the scale of each column, fitted on the training rows
 * @param settings every trainer setting
 */
public record ModelCard(
        @JsonProperty(required = true) int format,
        @JsonProperty(required = true) Task task,
        @JsonProperty(required = true) int window,
        @JsonProperty(required = true) Scaling scaling,
        @JsonProperty(required = true) Configuration settings) {

    /** The format that this code writes. */
    public static final int FORMAT = 1;
}
