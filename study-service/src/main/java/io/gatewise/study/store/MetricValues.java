package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** A jsonb object of numbers by name. */
public record MetricValues(@JsonValue Map<String, Double> values) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MetricValues {}
}
