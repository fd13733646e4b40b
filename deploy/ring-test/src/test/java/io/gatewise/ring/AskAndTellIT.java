package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer outside Gatewise, through the whole ring. */
class AskAndTellIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SPEC = """
            {"name": "%s", "trainer": "external",
             "parameters": [
               {"name": "x", "type": "float", "low": 0, "high": 1},
               {"name": "kind", "type": "categorical", "choices": ["flat", "bent"]},
               {"name": "bend", "type": "float", "low": 0, "high": 1, "condition": {"parameter": "kind", "in": ["bent"]}}],
             "objective": {"metric": "value", "direction": "minimize"},
             "search": {"algorithm": "bayesian", "maxTrials": %d, "seed": 7}}
            """;

    @TempDir
    static Path data;

    private static LocalRing ring;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        ring = new LocalRing(data.resolve("ring"));
        ring.start();
        client = ring.client();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        ring.close();
    }

    private static String create(String name, int maxTrials) {
        return client.postJson("/api/v1/studies", SPEC.formatted(name, maxTrials), 201)
                .get("id")
                .asText();
    }

    private static JsonNode ask(String study, int count) {
        return client.postJson("/api/v1/studies/" + study + "/ask", "{\"count\": " + count + "}", 200);
    }

    private static double value(JsonNode configuration) {
        double x = configuration.get("x").asDouble();
        double bend = configuration.path("bend").asDouble(1);
        return (x - 0.3) * (x - 0.3) + 0.1 * bend;
    }

    private static void tell(String study, JsonNode trial) {
        String told = "{\"state\": \"complete\", \"value\": " + value(trial.get("configuration")) + "}";
        client.postJson("/api/v1/studies/" + study + "/trials/" + trial.get("number") + "/tell", told, 200);
    }

    @Test
    void searchesForATrainerOutsideAcrossARestartOfTheLedger() {
        String study = create("outside", 12);
        List<JsonNode> open = new ArrayList<>();
        ask(study, 2).get("trials").forEach(open::add);

        ring.kill("study-service");

        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            tell(study, open.get(0));
            return true;
        });
        tell(study, open.get(0)); // the first answer may have been lost: once more is no harm
        tell(study, open.get(1));
        // the broker gives a killed consumer's partitions away after 45 s: until then asks are told to ask again
        JsonNode next = await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> ask(study, 1), asked -> asked.get("trials").size() == 1);
        tell(study, next.get("trials").get(0));
        for (JsonNode asked = ask(study, 1); asked.get("trials").size() > 0; asked = ask(study, 1)) {
            tell(study, asked.get("trials").get(0));
        }
        JsonNode ended = client.awaitEnd(study, LIMIT);
        JsonNode trials = client.trials(study);
        assertThat(trials).hasSize(12);
        double best = Double.POSITIVE_INFINITY;
        for (JsonNode trial : trials) {
            boolean bent = trial.at("/configuration/kind").asText().equals("bent");
            assertThat(trial.get("configuration").has("bend")).isEqualTo(bent);
            best = Math.min(best, trial.get("score").asDouble());
        }
        assertThat(ended.get("state").asText()).isEqualTo("finished");
        assertThat(trials.get(ended.get("winner").asInt() - 1).get("score").asDouble())
                .isEqualTo(best);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.json("/api/v1/results/" + study)
                                .at("/best/trial")
                                .asInt())
                        .isEqualTo(ended.get("winner").asInt()));
        assertThat(client.get("/api/v1/results/" + study + "/report").text()).contains("outside");
    }

    @Test
    void proposesTheSameForTheSameSeedAndOrder() {
        List<List<String>> courses = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            String study = create(name, 10);
            List<String> course = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                JsonNode trial = ask(study, 1).get("trials").get(0);
                course.add(trial.get("configuration").toString());
                tell(study, trial);
            }
            courses.add(course);
        }

        assertThat(courses.get(0)).doesNotHaveDuplicates().isEqualTo(courses.get(1));
    }

    @Test
    void aPromisingTrialComesBackWithAHigherBudgetAndTheWinnerHadTheFullOne() {
        String spec = SPEC.formatted("rungs", 9)
                .replace("\"seed\": 7", "\"seed\": 7, \"fidelity\": {\"by\": \"budget\", \"min\": 0.1}");
        String study = client.postJson("/api/v1/studies", spec, 201).get("id").asText();
        Map<Integer, List<Double>> budgets = new TreeMap<>();
        for (JsonNode asked = ask(study, 1); asked.get("trials").size() > 0; asked = ask(study, 1)) {
            JsonNode trial = asked.get("trials").get(0);
            budgets.computeIfAbsent(trial.get("number").asInt(), number -> new ArrayList<>())
                    .add(trial.get("budget").asDouble());
            tell(study, trial);
        }

        JsonNode ended = client.awaitEnd(study, LIMIT);

        assertThat(budgets).hasSize(9);
        assertThat(budgets.values())
                .allMatch(each -> List.of(0.1, 0.3, 1.0).subList(0, each.size()).equals(each));
        assertThat(budgets.get(ended.get("winner").asInt())).hasSize(3);
        assertThat(budgets.values().stream().filter(each -> each.size() > 1).count())
                .isBetween(3L, 6L);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.json("/api/v1/results/" + study)
                                .at("/best/trial")
                                .asInt())
                        .isEqualTo(ended.get("winner").asInt()));
    }

    @Test
    void weighsTwoObjectivesAndTellsTheirFront() {
        String spec = SPEC.formatted("weighed", 25)
                .replaceAll(
                        "\"objective\": \\{[^}]*}",
                        "\"objectives\": [{\"metric\": \"error\", \"direction\": \"minimize\"},"
                                + " {\"metric\": \"size\", \"direction\": \"minimize\"}]");
        String study = client.postJson("/api/v1/studies", spec, 201).get("id").asText();
        String trials = "/api/v1/studies/" + study + "/trials/";
        Map<Integer, double[]> told = new TreeMap<>();
        for (JsonNode asked = ask(study, 1); asked.get("trials").size() > 0; asked = ask(study, 1)) {
            JsonNode trial = asked.get("trials").get(0);
            double x = trial.at("/configuration/x").asDouble();
            double[] values = {value(trial.get("configuration")), (1 - x) * (1 - x)};
            told.put(trial.get("number").asInt(), values);
            client.postJson(trials + trial.get("number") + "/tell", "{\"state\": \"complete\", \"value\": 1}", 400);
            String body = "{\"state\": \"complete\", \"values\": {\"error\": " + values[0] + ", \"size\": " + values[1]
                    + "}}";
            client.postJson(trials + trial.get("number") + "/tell", body, 200);
        }

        JsonNode ended = client.awaitEnd(study, LIMIT);

        List<Integer> front = new ArrayList<>();
        told.forEach((number, values) -> {
            boolean dominated = told.values().stream()
                    .anyMatch(other -> other[0] <= values[0]
                            && other[1] <= values[1]
                            && (other[0] < values[0] || other[1] < values[1]));
            if (!dominated) {
                front.add(number);
            }
        });
        assertThat(told).hasSize(25);
        assertThat(front).hasSizeGreaterThan(4).contains(ended.get("winner").asInt());
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode results = client.json("/api/v1/results/" + study);
            List<Integer> shown = new ArrayList<>();
            results.get("front").forEach(trial -> shown.add(trial.get("trial").asInt()));
            assertThat(shown).containsExactlyInAnyOrderElementsOf(front);
            assertThat(results.at("/best/trial").asInt())
                    .isEqualTo(ended.get("winner").asInt());
        });
    }

    @Test
    void forgetsADeletedStudyEverywhere() {
        String study = create("forgotten", 10);
        tell(study, ask(study, 1).get("trials").get(0));
        await().atMost(LIMIT).until(() -> client.get("/api/v1/results/" + study).status() == 200);

        assertThat(client.delete("/api/v1/studies/" + study).status()).isEqualTo(204);

        assertThat(client.get("/api/v1/studies/" + study).status()).isEqualTo(404);
        await().atMost(LIMIT).until(() -> client.get("/api/v1/results/" + study).status() == 404);
    }
}
