package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/**
 * What a study optimises: a metric on the validation part, or whatever an external trainer tells.
 *
 * @param metric    the metric's name; where Gatewise trains one of {@link Metric}, or beside others of {@link CostMeasure}
 * @param direction which end is the good one; null for the metric's natural one, if Gatewise knows it
 */
public record Objective(@JsonProperty(required = true) String metric, Direction direction) {

    public Objective {
        if (metric == null || metric.isBlank() || metric.length() > 100) {
            throw new IllegalArgumentException("metric: need a name of at most 100 characters, got " + metric);
        }
        Optional<Direction> natural = Metric.named(metric)
                .map(Metric::natural)
                .or(() -> CostMeasure.named(metric).map(cost -> Direction.MINIMIZE));
        direction = direction == null ? natural.orElse(null) : direction;
        if (direction == null) {
            throw new IllegalArgumentException("direction: need minimize or maximize for " + metric);
        }
        if (natural.isPresent() && direction != natural.get()) {
            throw new IllegalArgumentException(
                    metric + " is a metric to " + natural.get().name().toLowerCase(Locale.ROOT));
        }
    }

    /** One of Gatewise's own metrics. */
    public Objective(Metric metric, Direction direction) {
        this(metric.key(), direction);
    }

    /**
     * The metric, where Gatewise trains.
     *
     * @throws IllegalStateException if Gatewise doesn't know it
     */
    public Metric known() {
        return Metric.named(metric).orElseThrow(() -> new IllegalStateException("Gatewise measures no " + metric));
    }
}
