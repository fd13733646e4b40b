package io.gatewise.model.study;

import java.util.Map;

/** The rule that no NaN travels. */
final class Metrics {

    private Metrics() {}

    static void requireFinite(Map<String, Double> metrics) {
        metrics.forEach((name, value) -> {
            if (value == null || !Double.isFinite(value)) {
                throw new IllegalArgumentException(name + ": need a finite number, got " + value);
            }
        });
    }
}
