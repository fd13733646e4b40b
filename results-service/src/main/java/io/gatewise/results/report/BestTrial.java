package io.gatewise.results.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import java.util.Map;

/**
 * The best trial so far; with several objectives the one of the front that stands for the study.
 *
 * @param trial         its number
 * @param score         its value, in the objective's unit, of several the first one's
 * @param spread        standard deviation of the folds' scores; null where there is one fold
 * @param configuration the searched values
 * @param bestEpoch     the epoch whose weights were kept
 * @param parameters    number of trained weights
 * @param values        with several objectives each one's by metric; empty otherwise
 */
public record BestTrial(
        int trial,
        double score,
        Double spread,
        Configuration configuration,
        int bestEpoch,
        long parameters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> values) {

    /** Of a study with one objective. */
    public BestTrial(
            int trial, double score, Double spread, Configuration configuration, int bestEpoch, long parameters) {
        this(trial, score, spread, configuration, bestEpoch, parameters, Map.of());
    }
}
