package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a network may cost: a configuration over a limit is Infeasible, without being trained where that can be told before.
 *
 * @param maxParameters         most weights; null for no limit
 * @param maxParametersPerValue most weights for each number that the training part has to predict; null for no limit
 * @param maxMemoryBytes        most memory that training takes; null for no limit
 * @param maxTrialSeconds       a trial that takes longer, all its folds together, is Infeasible; null for no limit
 * @param maxPredictedSeconds   a trial whose epochs, all of all folds, are predicted to take longer is Infeasible without
 *                              being trained; null for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
        Long maxParameters,
        Double maxParametersPerValue,
        Long maxMemoryBytes,
        Long maxTrialSeconds,
        Long maxPredictedSeconds) {

    public Limits {
        requirePositive("maxParameters", maxParameters);
        requirePositive("maxMemoryBytes", maxMemoryBytes);
        requirePositive("maxTrialSeconds", maxTrialSeconds);
        requirePositive("maxPredictedSeconds", maxPredictedSeconds);
        if (maxParametersPerValue != null && !(maxParametersPerValue > 0)) {
            throw new IllegalArgumentException(
                    "maxParametersPerValue: need a number > 0, got " + maxParametersPerValue);
        }
    }

    /** No limit of predicted time. */
    public Limits(Long maxParameters, Double maxParametersPerValue, Long maxMemoryBytes, Long maxTrialSeconds) {
        this(maxParameters, maxParametersPerValue, maxMemoryBytes, maxTrialSeconds, null);
    }

    private static void requirePositive(String name, Long value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(name + ": need at least 1, got " + value);
        }
    }

    /**
     * Whether what can be counted without a processor keeps them: weights and bytes. Seconds differ from worker to worker, so
     * that only the one that trains can tell.
     */
    public boolean allow(TrialCost cost) {
        return (maxParameters == null || cost.parameters() <= maxParameters)
                && (maxParametersPerValue == null || cost.parametersPerValue() <= maxParametersPerValue)
                && (maxMemoryBytes == null || cost.memoryBytes() <= maxMemoryBytes);
    }

    /** Whether {@link #allow} forbids anything. */
    public boolean bounded() {
        return maxParameters != null || maxParametersPerValue != null || maxMemoryBytes != null;
    }

    /** No limits. */
    public static Limits none() {
        return new Limits(null, null, null, null, null);
    }
}
