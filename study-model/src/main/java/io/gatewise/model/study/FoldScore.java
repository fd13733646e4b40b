package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one fold of a trial came to.
 *
 * @param fold      from 1
 * @param score     the objective's value; finite
 * @param metrics   all metrics on the fold's validation part; finite
 * @param bestEpoch the epoch whose weights were kept
 * @param stoppedBy why training ended: {@code patience}, {@code epochs} or {@code time}
 */
public record FoldScore(
        @JsonProperty(required = true) int fold,
        @JsonProperty(required = true) double score,
        @JsonProperty(required = true) Map<String, Double> metrics,
        @JsonProperty(required = true) int bestEpoch,
        @JsonProperty(required = true) String stoppedBy) {

    public FoldScore {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score: need a finite number, got " + score);
        }
        Metrics.requireFinite(metrics);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
