package io.gatewise.results.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** A metrics column: values by name. */
public record MetricValues(@JsonValue Map<String, Double> values) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MetricValues {}
}
