package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What training one configuration to one rung takes, as counted before it is trained.
 *
 * @param parameters      number of weights
 * @param values          how many numbers the training part has to predict; of several folds, a fold's
 * @param memoryBytes     what training holds at once
 * @param epochOperations arithmetic of an epoch, in multiply-adds and what takes as long as so many
 * @param epochs          at most so many epochs, all folds together
 * @param seconds         so long all epochs would take; null where nobody has an idea
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCost(
        @JsonProperty(required = true) long parameters,
        @JsonProperty(required = true) long values,
        @JsonProperty(required = true) long memoryBytes,
        @JsonProperty(required = true) double epochOperations,
        @JsonProperty(required = true) int epochs,
        Double seconds) {

    public TrialCost {
        boolean counted = parameters >= 1 && values >= 0 && memoryBytes >= 0 && epochs >= 1;
        if (!counted || !(epochOperations >= 0 && epochOperations <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "need finite counts of at least 0, a weight and an epoch, got " + parameters
                            + " weights, " + values + " values, " + memoryBytes + " bytes, " + epochOperations
                            + " operations and " + epochs + " epochs");
        }
        if (seconds != null && !(seconds >= 0 && seconds <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("seconds: need a finite number of at least 0, got " + seconds);
        }
    }

    /** Weights for each number to predict; infinite if there is none. */
    public double parametersPerValue() {
        return (double) parameters / values;
    }

    /** The arithmetic of all epochs. */
    public double operations() {
        return epochOperations * epochs;
    }
}
