package io.gatewise.searchbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.model.space.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The samplers for other benchmarks, one JSON object a line: {@code {"do": "open", "study", "parameters",
 * "algorithm", "seed"}}, {@code {"do": "ask", "study", "count"}}, {@code {"do": "tell", "study", "number", "value"}}
 * (null: infeasible), {@code {"do": "close", "study"}}. Each is answered by one line.
 */
final class Serve {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, MemoryStudy> studies = new HashMap<>();

    /** Answers standard input on standard output until it ends. */
    void run() throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(json.writeValueAsString(answer(json.readTree(line))));
            System.out.flush();
        }
    }

    private Map<String, Object> answer(JsonNode request) throws IOException {
        String name = request.path("study").asText();
        String action = request.path("do").asText();
        MemoryStudy study = studies.get(name);
        if (study == null && !action.equals("open")) {
            throw new IllegalArgumentException("no study is named " + name);
        }
        switch (action) {
            case "open" -> {
                var space = json.treeToValue(request.path("parameters"), SearchSpace.class);
                var sampler = Contenders.named(request.path("algorithm").asText());
                studies.put(
                        name,
                        new MemoryStudy(space, sampler, request.path("seed").asLong()));
            }
            case "ask" -> {
                return Map.of("trials", study.ask(request.path("count").asInt()));
            }
            case "tell" -> {
                JsonNode value = request.path("value");
                study.tell(request.path("number").asInt(), value.isNumber() ? value.asDouble() : Double.NaN);
            }
            case "close" -> studies.remove(name);
            default -> throw new IllegalArgumentException("need open, ask, tell or close, got " + action);
        }
        return Map.of();
    }
}
