package io.gatewise.ring;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The REST API as a user's program sees it. */
final class Client {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String origin;

    Client(String origin) {
        this.origin = origin;
    }

    /** What an answer was. */
    record Reply(int status, String type, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    Reply delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).DELETE());
    }

    /** What is answered to a JSON document, which must be welcome. */
    JsonNode postJson(String path, String document, int expected) {
        return parsed(post(path, "application/json", document), expected);
    }

    Reply post(String path, String type, String body) {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply post(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    void uploadModel(String name, byte[] zip) {
        parsed(post("/api/v1/models?name=" + name, "application/zip", zip), 201);
    }

    JsonNode json(String path) {
        return parsed(get(path), 200);
    }

    /** Makes a study from YAML; its id. */
    String createStudy(String yaml) {
        return parsed(post("/api/v1/studies", "application/yaml", yaml), 201)
                .get("id")
                .asText();
    }

    void upload(String name, String csv) {
        parsed(post("/api/v1/datasets?name=" + name, "text/csv", csv), 201);
    }

    /** Waits until the study has ended; the study. */
    JsonNode awaitEnd(String study, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> {
                    String state = json("/api/v1/studies/" + study).get("state").asText();
                    return state.equals("finished") || state.equals("cancelled");
                });
        return json("/api/v1/studies/" + study);
    }

    JsonNode trials(String study) {
        return json("/api/v1/studies/" + study + "/trials").get("trials");
    }

    private JsonNode parsed(Reply reply, int expected) {
        if (reply.status() != expected) {
            throw new IllegalStateException("status " + reply.status() + ": " + reply.text());
        }
        try {
            return json.readTree(reply.body());
        } catch (IOException noJson) {
            throw new IllegalStateException(reply.text(), noJson);
        }
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException away) {
            throw new IllegalStateException("no answer from " + origin, away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
