package io.gatewise.worker.trial;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.StoppingRule;

/** Watches a metric on the validation part, epoch by epoch. */
final class EarlyStopping {

    private final StoppingRule rule;
    private final Direction direction;
    private int epoch;
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;

    EarlyStopping(StoppingRule rule, Direction direction) {
        this.rule = rule;
        this.direction = direction;
    }

    /**
     * The next epoch ended with this value of the metric.
     *
     * @param value finite
     * @return whether it is the best so far, by more than the rule's least improvement
     */
    boolean improved(double value) {
        epoch++;
        double loss = direction.loss(value);
        boolean improved = bestEpoch == 0 || bestLoss - loss > rule.minImprovement();
        if (improved) {
            bestEpoch = epoch;
            bestLoss = loss;
        }
        return improved;
    }

    /** Whether the patience is used up. */
    boolean exhausted() {
        return epoch - bestEpoch >= rule.patience();
    }

    /** The epoch with the best value, from 1; 0 before the first. */
    int bestEpoch() {
        return bestEpoch;
    }
}
