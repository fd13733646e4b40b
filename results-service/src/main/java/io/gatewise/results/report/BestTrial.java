package io.gatewise.results.report;

import io.gatewise.model.space.Configuration;

/**
 * The best trial so far.
 *
 * @param trial         its number
 * @param score         its value, in the objective's unit
 * @param spread        standard deviation of the folds' scores; null where there is one fold
 * @param configuration the searched values
 * @param bestEpoch     the epoch whose weights were kept
 * @param parameters    number of trained weights
 */
public record BestTrial(
        int trial, double score, Double spread, Configuration configuration, int bestEpoch, long parameters) {}
