package io.gatewise.cli.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Parameters as lines that can be pasted into a spec. */
public final class SpaceLines {

    private SpaceLines() {}

    /** The spec's field {@code parameters}: YAML, a line each. */
    public static List<String> parameters(JsonNode parameters) {
        var lines = new ArrayList<String>();
        lines.add("parameters:");
        // each is JSON, which is YAML too: whatever a choice holds, it needs no other quotes
        parameters.forEach(parameter -> lines.add("  - " + json(parameter)));
        return lines;
    }

    private static String json(JsonNode parameter) {
        try {
            return new ObjectMapper().writeValueAsString(parameter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
