package io.gatewise.worker.trial;

import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StoppingRule;

/**
 * When and how to train one network.
 *
 * @param fold      from 1
 * @param share     what part of the trial the fold is
 * @param batchSize samples a gradient step
 * @param maxEpochs at most so many epochs
 * @param rates     the learning rate at each step
 * @param stopping  the rule of early stopping; its own number of epochs doesn't count here
 * @param objective watched where the rule names no metric
 * @param limits    what the network may cost
 * @param time      training that takes longer is hopeless
 * @param seed      of weights, dropout and shuffling
 */
record TrainingRules(
        int fold,
        FoldShare share,
        int batchSize,
        int maxEpochs,
        LearningRates rates,
        StoppingRule stopping,
        Objective objective,
        Limits limits,
        TimeLimit time,
        long seed) {

    /** Early stopping that has seen no epoch yet. */
    EarlyStopping earlyStopping() {
        return new EarlyStopping(stopping, watched().natural());
    }

    /** What early stopping watches. */
    Metric watched() {
        return stopping.metric() == null ? objective.known() : stopping.metric();
    }
}
