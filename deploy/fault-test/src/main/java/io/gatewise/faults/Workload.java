package io.gatewise.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.faults.ring.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A person who searches while all this happens: small LSTMs on a weekly wave, asked of whichever study-service answers. */
final class Workload {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** The searches that follow each other beside the main one. */
    private static final List<String> SIDES = List.of(
            "{algorithm: bayesian, maxTrials: 12, parallelism: 3, seed: %d}",
            "{algorithm: random, maxTrials: 12, parallelism: 3, seed: %d,"
                    + " fidelity: {by: epochs, min: 3, reduction: 2, scheme: asha}}",
            "{algorithm: tpe, maxTrials: 12, parallelism: 3, seed: %d}");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Addresses.Service> services;
    private int next;
    private int sides;

    Workload(List<Addresses.Service> services) {
        this.services = List.copyOf(services);
    }

    void upload() throws InterruptedException {
        send("POST", "/api/v1/datasets?name=wave", "text/csv", wave());
    }

    /** The main study; its id. */
    String open(int trials, int parallelism) throws InterruptedException {
        return open(
                "main", "{algorithm: random, maxTrials: %d, parallelism: %d, seed: 5}".formatted(trials, parallelism));
    }

    /** One more study beside the main one; its id. */
    String openSide() throws InterruptedException {
        String search = SIDES.get(sides % SIDES.size()).formatted(sides);
        sides++;
        return open("side-" + sides, search);
    }

    /** How many of a study's trials have ended. */
    int ended(String study) throws InterruptedException {
        JsonNode trials = send("GET", "/api/v1/studies/" + study, null, "").path("trials");
        return trials.path("completed").asInt()
                + trials.path("infeasible").asInt()
                + trials.path("failed").asInt();
    }

    /** Whether a study has ended. */
    boolean over(String study) throws InterruptedException {
        String state =
                send("GET", "/api/v1/studies/" + study, null, "").path("state").asText();
        return state.equals("finished") || state.equals("cancelled");
    }

    private String open(String name, String search) throws InterruptedException {
        return send("POST", "/api/v1/studies", "application/yaml", """
                name: %s
                dataset: wave
                task: {type: forecasting, time: date, target: demand, knownFuture: [weekday]}
                parameters:
                  - {name: window, type: int, low: 4, high: 8}
                  - {name: learningRate, type: float, low: 0.001, high: 0.03, log: true}
                  - {name: units, type: int, low: 4, high: 12}
                training: {batchSize: 16}
                objective: {metric: rmse}
                search: %s
                validation: {type: hold-out, validationFraction: 0.2, testFraction: 0.2}
                earlyStopping: {maxEpochs: 12, patience: 12}
                """.formatted(name, search))
                .path("id")
                .asText();
    }

    /** What the first service says that has an answer; a request that got none is sent again, so it may count twice. */
    private JsonNode send(String method, String path, String type, String body) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(end)) {
            Addresses.Service service = services.get(next++ % services.size());
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                    .timeout(ANSWER)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (type != null) {
                request.header("Content-Type", type);
            }
            try {
                var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (reply.statusCode() < 300) {
                    return json.readTree(reply.body());
                }
                last = reply.statusCode() + " " + reply.body();
                if (reply.statusCode() < 500) {
                    throw new IllegalStateException(method + " " + path + ": " + last);
                }
            } catch (IOException away) {
                last = away.toString();
            }
            Thread.sleep(300);
        }
        throw new IllegalStateException(method + " " + path + ": no answer within " + PATIENCE + ": " + last);
    }

    /** 250 days of a weekly wave with noise. */
    private static String wave() {
        var noise = new Random(1);
        var csv = new StringBuilder("date,demand,weekday\n");
        var day = LocalDate.of(2020, 1, 1);
        for (int i = 0; i < 250; i++) {
            double demand = 100 + 20 * Math.sin(2 * Math.PI * i / 7) + noise.nextGaussian();
            csv.append(day.plusDays(i)).append(String.format(Locale.ROOT, ",%.4f,%d%n", demand, i % 7));
        }
        return csv.toString();
    }
}
