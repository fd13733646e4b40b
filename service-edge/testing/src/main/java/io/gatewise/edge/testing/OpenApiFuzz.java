package io.gatewise.edge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sends nonsense to every operation that a service's OpenAPI document describes, and collects what a service must not
 * answer: a status of 500 or more, anything of its inside, or a refusal that is no problem detail.
 */
public final class OpenApiFuzz {

    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\tat |io\\.gatewise\\.|java\\.(lang|util|io)\\.|org\\.jboss|PSQL|select \\*");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final Nonsense nonsense;
    private final List<String> faults = new ArrayList<>();
    private final TreeSet<Integer> statuses = new TreeSet<>();
    private int requests;

    /**
     * @param base  where the service answers
     * @param seed  the same requests for the same seed
     * @param names ids and names that are there, to be tried in paths besides nonsense
     */
    public OpenApiFuzz(URI base, long seed, List<String> names) {
        this.base = base;
        this.nonsense = new Nonsense(new Random(seed), names);
    }

    /**
     * Tries every operation of the document.
     *
     * @param document      its path
     * @param readable      a header's value with which it can be read
     * @param authorization the header's value; null for none
     * @param times         how often each operation is tried
     */
    public void tryAll(String document, String readable, String authorization, int times)
            throws IOException, InterruptedException {
        JsonNode paths = json.readTree(
                        send("GET", document, readable, null, null).body())
                .path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!operation.getKey().equals("parameters")) {
                    for (int i = 0; i < times; i++) {
                        tryOne(path.getKey(), operation.getKey(), operation.getValue(), authorization);
                    }
                }
            }
        }
    }

    private void tryOne(String path, String method, JsonNode operation, String authorization)
            throws InterruptedException {
        String target = nonsense.target(path, operation);
        List<String> types = new ArrayList<>();
        operation.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
        String type = types.isEmpty() ? null : nonsense.type(types);
        byte[] body = type == null ? null : nonsense.body(type);
        try {
            judge(send(method.toUpperCase(Locale.ROOT), target, authorization, type, body), method + " " + target);
        } catch (IOException cut) {
            faults.add(method + " " + target + ": no answer: " + cut);
        }
    }

    private HttpResponse<String> send(String method, String target, String authorization, String type, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + target))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void judge(HttpResponse<String> reply, String request) {
        requests++;
        statuses.add(reply.statusCode());
        String what = request + " → " + reply.statusCode() + " " + reply.body();
        if (reply.statusCode() >= BROKEN) {
            faults.add(what);
        } else if (reply.statusCode() >= REFUSED) {
            String type = reply.headers().firstValue("Content-Type").orElse("");
            // what the HTTP server itself turns away has no body
            if (!reply.body().isEmpty() && !type.startsWith("application/problem+json")) {
                faults.add("no problem detail: " + what);
            }
            if (INSIDE.matcher(reply.body()).find()) {
                faults.add("shows its inside: " + what);
            }
        }
    }

    /** What it must not have answered, each with its request. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The statuses that it answered. */
    public TreeSet<Integer> statuses() {
        return new TreeSet<>(statuses);
    }

    /** How many requests were answered. */
    public int requests() {
        return requests;
    }
}
