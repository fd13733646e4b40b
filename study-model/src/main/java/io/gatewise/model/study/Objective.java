package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a study optimises: a metric on the validation part.
 *
 * @param metric    the metric
 * @param direction the metric's natural one; null for that
 */
public record Objective(@JsonProperty(required = true) Metric metric, Direction direction) {

    public Objective {
        if (metric == null) {
            throw new IllegalArgumentException("need a metric");
        }
        direction = direction == null ? metric.natural() : direction;
        if (direction != metric.natural()) {
            throw new IllegalArgumentException(
                    metric.key() + " is a metric to " + metric.natural().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
