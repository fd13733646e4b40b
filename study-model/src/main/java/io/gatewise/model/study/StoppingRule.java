package io.gatewise.model.study;

/**
 * When the training of one network ends; the best weights are restored then.
 *
 * @param maxEpochs      at most so many passes over the training part; null for 50
 * @param patience       stop after so many epochs in a row without an improvement; null for 8
 * @param minImprovement by how much the validation metric must beat the best so far to count as an
 *                       improvement, in the metric's unit, at least 0; null for 0
 */
public record StoppingRule(Integer maxEpochs, Integer patience, Double minImprovement) {

    public StoppingRule {
        maxEpochs = maxEpochs == null ? 50 : maxEpochs;
        patience = patience == null ? 8 : patience;
        minImprovement = minImprovement == null ? 0.0 : minImprovement;
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
    }

    /** The rule that holds where a spec names none. */
    public static StoppingRule standard() {
        return new StoppingRule(null, null, null);
    }
}
