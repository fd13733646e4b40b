package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.local.Infrastructure;
import io.gatewise.topics.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guides/backup.md says, done: {@code ./mvnw -Prestore verify}. */
@Tag("restore")
class RestoreIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int TRIALS = 8;
    private static final int EPOCHS = 12;

    @TempDir
    Path data;

    @Test
    void aStudyThatWasBackedUpWhileItRanEndsExactlyThoughMuchHappenedSince() throws Exception {
        Path folder = data.resolve("ring");
        String study;
        DatabaseDump backup;
        int then;
        List<String> lost;
        try (var ring = new LocalRing(folder)) {
            ring.start();
            Client client = ring.client();
            client.upload("demand", Samples.weeklyWave());
            study = client.createStudy(Samples.study("restored", TRIALS, 1, ", engine: dl4j", EPOCHS));
            await().atMost(LIMIT).until(() -> completed(client, study) >= 2);
            backup = DatabaseDump.of(ring.ledgerUrl());
            then = completed(client, study);
            await().atMost(LIMIT).until(() -> completed(client, study) >= then + 3);
            lost = trials(client, study);
            // a study that the backup knows nothing of
            client.createStudy(Samples.study("forgotten", 2, 1, "", 2));
        }

        // the ledger alone goes back: results-service still knows what came after
        try (var infrastructure = Infrastructure.start(folder)) {
            backup.restore(infrastructure.jdbcUrl("study"));
            TopicSetup.remove(Map.of("bootstrap.servers", infrastructure.bootstrapServers()));
        }

        try (var ring = new LocalRing(folder, Map.of("STUDY_SERVICE_RESTORED", "in the test"))) {
            ring.start();
            Client client = ring.client();
            JsonNode ended = client.awaitEnd(study, LIMIT);

            assertThat(ended.get("state").asText()).isEqualTo("finished");
            JsonNode trials = client.trials(study);
            assertThat(trials).hasSize(TRIALS).allSatisfy(trial -> {
                assertThat(trial.get("state").asText()).isEqualTo("completed");
                // what was at work is queued again and uses no attempt up
                assertThat(trial.get("attempt").asInt()).isLessThanOrEqualTo(2);
            });
            // same events, same seed: what was lost happened again
            assertThat(trials(client, study)).startsWith(lost.toArray(String[]::new));
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode results = client.json("/api/v1/results/" + study);
                assertThat(results.get("state").asText()).isEqualTo("finished");
                assertThat(results.at("/best/trial")).isEqualTo(ended.get("winner"));
                assertThat(results.get("curves"))
                        .hasSize(TRIALS)
                        .allSatisfy(curve -> assertThat(curve.get("points")).hasSize(EPOCHS));
            });
            assertThat(client.json("/api/v1/studies").findValuesAsText("name")).doesNotContain("forgotten");
        }
    }

    private static int completed(Client client, String study) {
        return client.json("/api/v1/studies/" + study).at("/trials/completed").asInt();
    }

    /** Configuration and score of each trial that has ended, in order. */
    private static List<String> trials(Client client, String study) {
        var table = new ArrayList<String>();
        client.trials(study).forEach(trial -> {
            if (trial.get("state").asText().equals("completed")) {
                table.add(trial.get("configuration") + " " + trial.get("score"));
            }
        });
        return table;
    }
}
