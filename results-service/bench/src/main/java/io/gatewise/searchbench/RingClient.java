package io.gatewise.searchbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An external trainer's calls to a running stack. Safe for several threads. */
final class RingClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;

    /** @param origin such as {@code http://127.0.0.1:8080} */
    RingClient(String origin) {
        this.origin = origin;
    }

    /** Makes a study of three parameters; its id. */
    String create(String algorithm, int trials) throws IOException, InterruptedException {
        String spec = """
                {"name": "ring-times", "trainer": "external",
                 "parameters": [{"name": "a", "type": "float", "low": 0, "high": 1},
                                {"name": "b", "type": "float", "low": 1e-5, "high": 1, "log": true},
                                {"name": "c", "type": "int", "low": 1, "high": 100}],
                 "objective": {"metric": "loss", "direction": "minimize"},
                 "search": {"algorithm": "%s", "maxTrials": %d, "seed": 1}}
                """.formatted(algorithm, trials);
        return post("/api/v1/studies", spec).path("id").asText();
    }

    /** The next trial. */
    JsonNode ask(String study) throws IOException, InterruptedException {
        JsonNode trials =
                post("/api/v1/studies/" + study + "/ask", "{\"count\": 1}").path("trials");
        if (trials.size() != 1) {
            throw new IOException("need a trial, got " + trials);
        }
        return trials.get(0);
    }

    /** Tells what came of it: its first value. */
    void tell(String study, JsonNode trial) throws IOException, InterruptedException {
        double loss = trial.at("/configuration/a").asDouble();
        post(
                "/api/v1/studies/" + study + "/trials/" + trial.path("number").asInt() + "/tell",
                "{\"state\": \"complete\", \"value\": " + loss + "}");
    }

    /** Deletes a study. */
    void delete(String study) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(origin + "/api/v1/studies/" + study))
                .DELETE());
    }

    /** What lies at a path. */
    String text(String path) throws IOException, InterruptedException {
        return new String(send(HttpRequest.newBuilder(URI.create(origin + path)).GET()), StandardCharsets.UTF_8);
    }

    /** The answer to a JSON document. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json.readTree(send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(
                    "status " + reply.statusCode() + ": " + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.body();
    }
}
