package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one epoch of one fold measured.
 *
 * @param fold    from 1
 * @param epoch   from 1
 * @param seconds wall time of the epoch, validation included
 * @param metrics finite values by name: {@code loss} (training, scaled) and each metric on the
 *                validation part in the target's unit
 */
public record CurvePoint(
        @JsonProperty(required = true) int fold,
        @JsonProperty(required = true) int epoch,
        double seconds,
        @JsonProperty(required = true) Map<String, Double> metrics) {

    public CurvePoint {
        if (fold < 1 || epoch < 1) {
            throw new IllegalArgumentException("need fold >= 1 and epoch >= 1, got " + fold + ", " + epoch);
        }
        Metrics.requireFinite(metrics);
        metrics = java.util.Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
