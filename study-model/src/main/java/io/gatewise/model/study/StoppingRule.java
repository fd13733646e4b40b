package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * When the training of one network ends; the best weights are restored then.
 *
 * @param maxEpochs      at most so many passes over the training part; null for 50
 * @param patience       stop after so many epochs in a row without an improvement; null for 8
 * @param minImprovement by how much the validation metric must beat the best so far to count as an
 *                       improvement, in the metric's unit, at least 0; null for 0
 * @param metric         the metric that is watched; null for the objective's
 * @param maxSeconds     stop a network after so many seconds at the next epoch's end, at least 1, and keep the best so
 *                       far; null for no limit
 * @param divergence     the training diverged if an epoch's training loss is above so many times the first epoch's,
 *                       above 1; null for 1000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoppingRule(
        Integer maxEpochs, Integer patience, Double minImprovement, Metric metric, Long maxSeconds, Double divergence) {

    public StoppingRule {
        maxEpochs = maxEpochs == null ? 50 : maxEpochs;
        patience = patience == null ? 8 : patience;
        minImprovement = minImprovement == null ? 0.0 : minImprovement;
        divergence = divergence == null ? 1000.0 : divergence;
        if (maxEpochs < 1) {
            throw new IllegalArgumentException("maxEpochs: need at least 1, got " + maxEpochs);
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience: need at least 1, got " + patience);
        }
        if (!(minImprovement >= 0 && minImprovement <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "minImprovement: need a finite number of at least 0, got " + minImprovement);
        }
        if (maxSeconds != null && maxSeconds < 1) {
            throw new IllegalArgumentException("maxSeconds: need at least 1, got " + maxSeconds);
        }
        if (!(divergence > 1 && divergence <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("divergence: need a finite number above 1, got " + divergence);
        }
    }

    /** A rule that watches the objective. */
    public StoppingRule(Integer maxEpochs, Integer patience, Double minImprovement) {
        this(maxEpochs, patience, minImprovement, null, null, null);
    }

    /** The rule that holds where a spec names none. */
    public static StoppingRule standard() {
        return new StoppingRule(null, null, null);
    }
}
