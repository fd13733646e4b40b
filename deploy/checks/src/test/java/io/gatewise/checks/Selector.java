package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Kubernetes' label selectors. */
final class Selector {

    private Selector() {}

    /** Whether {@code selector} (matchLabels, matchExpressions; empty selects all) selects these labels. */
    static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean plain = labels.entrySet()
                .containsAll(Manifest.strings(selector.path("matchLabels")).entrySet());
        return plain
                && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
                        .allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        boolean listed = StreamSupport.stream(expression.path("values").spliterator(), false)
                .anyMatch(item -> item.asText().equals(value));
        String operator = expression.path("operator").asText();
        return switch (operator) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default ->
                throw new IllegalArgumentException("operator: need In, NotIn, Exists or DoesNotExist, got " + operator);
        };
    }
}
