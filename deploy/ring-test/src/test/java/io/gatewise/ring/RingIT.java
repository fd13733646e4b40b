package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole ring from its packages: three services, broker, database, one origin. */
class RingIT {

    /** Generous: a lease of three heartbeats must run out first. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** So that something can happen in the middle of a trial. */
    private static final String SLOW = ", engine: dl4j";

    private static final List<String> TOPICS = List.of(
            "trial-requests", "trial-commands", "trial-progress", "trial-attempts", "study-events", "trial-proposals");

    @TempDir
    static Path data;

    private static LocalRing ring;
    private static Client client;
    private static Collector collector;

    @BeforeAll
    static void start() throws IOException {
        collector = new Collector();
        var settings = new HashMap<>(collector.settings());
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        ring = new LocalRing(data.resolve("ring"), settings);
        ring.start();
        client = ring.client();
        client.upload("demand", Samples.weeklyWave());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        ring.close();
        collector.close();
    }

    @Test
    void tunesTrainsEvaluatesAndKeepsTheWinner() throws IOException {
        String study = client.createStudy(Samples.study("whole", 5, 2, "", 4));

        JsonNode ended = client.awaitEnd(study, LIMIT);

        assertThat(ended.get("state").asText()).isEqualTo("finished");
        assertThat(client.trials(study))
                .hasSize(5)
                .allSatisfy(trial -> assertThat(trial.get("state").asText()).isEqualTo("completed"));
        assertThat(ended.at("/evaluation/scores").findValuesAsText("kind")).contains("baseline", "default", "winner");
        JsonNode results = client.json("/api/v1/results/" + study);
        assertThat(results.at("/best/trial")).isEqualTo(ended.get("winner"));
        assertThat(results.get("curves"))
                .hasSize(5)
                .allSatisfy(curve -> assertThat(curve.get("points")).hasSize(4));
        assertThat(entries(client.get("/api/v1/results/" + study + "/model")))
                .contains("configuration.json", "coefficients.bin");
    }

    @Test
    void startsAStudyFromAZipOfStockDl4jAndTheNextOneFromItsWinner() throws IOException {
        try (InputStream zip = getClass().getResourceAsStream("/networks/two-layers.zip")) {
            client.uploadModel("stock", zip.readAllBytes());
        }

        String first = client.createStudy(Samples.transfer("from stock", "{model: stock}"));
        JsonNode firstEnd = client.awaitEnd(first, LIMIT);
        String second = client.createStudy(Samples.transfer("from a winner", "{study: " + first + ", head: keep}"));
        JsonNode secondEnd = client.awaitEnd(second, LIMIT);

        for (String study : List.of(first, second)) {
            assertThat(client.trials(study))
                    .hasSize(4)
                    .allSatisfy(trial -> assertThat(trial.get("state").asText())
                            .as(trial.toString())
                            .isEqualTo("completed"));
        }
        assertThat(firstEnd.at("/spec/training/layers").asInt()).isEqualTo(2);
        // after one epoch it is where the first study came to after three
        double start = client.json("/api/v1/results/" + second)
                .at("/curves/0/points/0/metrics/rmse")
                .asDouble();
        double fresh = client.json("/api/v1/results/" + first)
                .at("/curves/0/points/0/metrics/rmse")
                .asDouble();
        assertThat(start).isPositive().isLessThan(fresh);
        assertThat(secondEnd.at("/evaluation/scores").findValuesAsText("kind")).contains("winner");
    }

    @Test
    void goesOnFromTheCheckpointWhenAWorkerIsKilledAndCountsTheTrialOnce() {
        int epochs = 600;
        String study = client.createStudy(
                Samples.study("killed", 2, 1, ", units: 64", epochs).replace("units: 8, ", ""));
        await().atMost(LIMIT)
                .ignoreExceptions() // until the study has come round to the results
                .until(() -> client.json("/api/v1/results/" + study)
                                .at("/curves/0/points")
                                .size()
                        > 1);

        ring.killWorker();

        client.awaitEnd(study, LIMIT);
        JsonNode trials = client.trials(study);
        assertThat(trials).hasSize(2);
        assertThat(trials.get(0).get("attempt").asInt()).isEqualTo(2);
        assertThat(trials.get(0).get("state").asText()).isEqualTo("completed");
        assertThat(trials.get(0).get("start").asText()).startsWith("went on from fold 1, epoch ");
        assertThat(trials.get(1).get("start").isNull()).isTrue();
        JsonNode points = client.json("/api/v1/results/" + study).at("/curves/0/points");
        var found = new ArrayList<Integer>();
        points.forEach(point -> found.add(point.get("epoch").asInt()));
        assertThat(found)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, epochs).boxed().toList());
    }

    @Test
    void goesOnWithAStudyAfterTheStackWasStoppedAndStarted() throws IOException, InterruptedException {
        String study = client.createStudy(Samples.study("restarted", 4, 2, SLOW, 60));
        await().atMost(LIMIT)
                .until(() -> client.trials(study).findValuesAsText("state").contains("running"));

        ring.stop();
        ring.start();

        JsonNode ended = client.awaitEnd(study, LIMIT);
        assertThat(ended.get("state").asText()).isEqualTo("finished");
        assertThat(client.trials(study))
                .hasSize(4)
                .allSatisfy(trial -> assertThat(trial.get("state").asText()).isEqualTo("completed"));
    }

    @Test
    void givesTheSameTrialsForTheSameSeed() {
        List<List<String>> tables = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            String study = client.createStudy(Samples.study(name, 4, 1, "", 3));
            client.awaitEnd(study, LIMIT);
            var table = new ArrayList<String>();
            client.trials(study)
                    .forEach(trial -> table.add(
                            trial.get("configuration") + " " + trial.get("score") + " " + trial.get("bestEpoch")));
            tables.add(table);
        }

        assertThat(tables.get(0)).hasSize(4).isEqualTo(tables.get(1));
    }

    @Test
    void aCancelledStudyStaysCancelled() {
        String study = client.createStudy(Samples.study("cancelled", 50, 2, SLOW, 200));
        await().atMost(LIMIT)
                .until(() -> client.trials(study).findValuesAsText("state").contains("running"));

        client.post("/api/v1/studies/" + study + "/cancel", "application/json", "");

        JsonNode ended = client.awaitEnd(study, LIMIT);
        assertThat(ended.get("state").asText()).isEqualTo("cancelled");
        await().atMost(LIMIT)
                .until(() -> client.json("/api/v1/results/" + study)
                        .get("state")
                        .asText()
                        .equals("cancelled"));
    }

    @Test
    void aStudyIsDeletedWhileItTrainsThoughTheLedgerIsKilled() throws IOException {
        client.upload("forgettable", Samples.weeklyWave().replace("demand", "sales"));
        String study = client.createStudy(Samples.study("deleted", 50, 2, SLOW, 200)
                .replace("demand", "sales")
                .replace("dataset: sales", "dataset: forgettable"));
        await().atMost(LIMIT)
                .until(() -> client.json("/api/v1/studies/" + study)
                                .at("/trials/completed")
                                .asInt()
                        > 0);
        assertThat(client.delete("/api/v1/datasets/forgettable").status()).isEqualTo(409);

        assertThat(client.delete("/api/v1/studies/" + study).status()).isIn(202, 204);
        ring.kill("study-service");

        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            assertThat(client.get("/api/v1/studies/" + study).status()).isEqualTo(404);
            assertThat(client.get("/api/v1/results/" + study).status()).isEqualTo(404);
        });
        await().atMost(LIMIT).untilAsserted(() -> assertThat(artifacts(study)).isEmpty());
        assertThat(client.delete("/api/v1/datasets/forgettable").status()).isEqualTo(204);
    }

    private static List<Path> artifacts(String study) throws IOException {
        try (var files = Files.walk(data.resolve("ring"))) {
            return files.filter(file -> file.toString().contains(study)).toList();
        }
    }

    @Test
    void putsGarbledMessagesAsideAndGoesOn() {
        var before = deadLetters();
        Map<String, Object> settings = Map.of("bootstrap.servers", ring.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String topic : TOPICS) {
                producer.send(new ProducerRecord<>(topic, "garbled-study", "{\"type\":\"no such thing\""));
            }
        }

        String study = client.createStudy(Samples.study("after garble", 2, 1, "", 2));

        assertThat(client.awaitEnd(study, LIMIT).get("state").asText()).isEqualTo("finished");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deadLetters()).isGreaterThanOrEqualTo(before + TOPICS.size()));
    }

    @Test
    void oneTrialIsOneTraceRoundTheRing() throws Exception {
        String study = client.createStudy(Samples.study("traced", 3, 1, "", 2));

        client.awaitEnd(study, LIMIT);

        var traces = new Traces(ring.bootstrapServers(), study);
        Map<Integer, String> requested = traces.byTrial("trial-requests", "train-trial");
        assertThat(new HashSet<>(requested.values())).hasSize(3);
        assertThat(traces.byTrial("trial-attempts", "ended")).isEqualTo(requested);
        assertThat(traces.byTrial("study-events", "trial-ended")).isEqualTo(requested);
        // each asks for the next
        assertThat(traces.all("trial-proposals")).containsAll(requested.values());
        String trace = requested.get(2);
        await().atMost(LIMIT).untilAsserted(() -> {
            for (String service : List.of("study-service", "trial-worker", "results-service")) {
                assertThat(collector.messages(service, trace)).as(service).isPositive();
            }
        });
        try (var logs = Files.walk(data.resolve("ring/logs"))) {
            assertThat(logs.filter(log -> log.getFileName().toString().startsWith("trial-worker")))
                    .anySatisfy(log -> assertThat(Files.readString(log))
                            .containsPattern("\"mdc\":\\{[^}]*\"attempt\":\"1\"[^}]*\"study\":\"" + study));
        }
    }

    @Test
    void everyServiceShowsItsMetrics() {
        for (String service : List.of("study-service", "results-service", "trial-worker")) {
            var reply = new Client(ring.management(service)).get("/q/metrics");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("# TYPE gatewise_");
        }
    }

    /** Messages put aside, over all services. */
    private static double deadLetters() {
        double sum = 0;
        for (String service : List.of("study-service", "results-service", "trial-worker")) {
            String metrics =
                    new Client(ring.management(service)).get("/q/metrics").text();
            sum += metrics.lines()
                    .filter(line -> line.startsWith("gatewise_dead_letters_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
        return sum;
    }

    private static List<String> entries(Client.Reply zip) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
