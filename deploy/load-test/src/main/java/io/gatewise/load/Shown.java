package io.gatewise.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** How many completed trials, and points of their curves, results-service shows. */
record Shown(long trials, long points) {

    static Shown of(ObjectMapper json, Stack stack, List<String> studies) throws IOException, InterruptedException {
        long trials = 0;
        long points = 0;
        for (String study : studies) {
            JsonNode report = json.readTree(
                    stack.ask("GET", "/api/v1/results/" + study + "?curves=false", "application/json", ""));
            for (JsonNode trial : report.get("trials")) {
                if (trial.get("state").asText().equals("completed")) {
                    trials++;
                    points += trial.get("epochs").asLong();
                }
            }
        }
        return new Shown(trials, points);
    }
}
