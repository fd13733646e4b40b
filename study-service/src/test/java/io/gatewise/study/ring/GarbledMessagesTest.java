package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.garbled.GarbledMessages;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.Outcome;
import io.gatewise.study.messaging.DeadLetterBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes on the ledger's topics: it goes on, nothing counts that is no message, and the rest lies aside. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class GarbledMessagesTest extends RingTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> HEARD =
            List.of(Topics.TRIAL_ATTEMPTS, Topics.TRIAL_PROGRESS, Topics.TRIAL_PROPOSALS);
    private static final int DAMAGED = 120;

    private static GarbledMessages garbled(String topic) {
        return GarbledMessages.of(Path.of(System.getProperty("gatewise.root")), topic, 1);
    }

    private static String ledger(FakeRing study) {
        String path = "/api/v1/studies/" + study.study();
        return given().get(path).asString() + given().get(path + "/trials").asString();
    }

    @Test
    void goesOnAndPutsAsideWhateverComesInsteadOfMessages() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        study.train(1, 1.0);
        // nothing is at work now, so nothing is issued again because it takes long
        ProposalsWanted demand = study.demand(1);
        String before = ledger(study);

        for (String topic : HEARD) {
            for (String text : garbled(topic).unreadable()) {
                ring.send(topic, null, text);
            }
            // of a trial that the study doesn't have, so that a damaged message which is still one means nothing
            for (String text : garbled(topic).damaged(DAMAGED, sample -> ofTrialThatIsNotThere(sample, study))) {
                ring.send(topic, study.study().value(), text);
            }
        }

        for (String topic : HEARD) {
            ring.send(topic, null, "last of " + topic);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(ring.deadLetters(topic))
                            .containsKey("last of " + topic)
                            .containsKeys(garbled(topic).unreadable().toArray(String[]::new)));
            assertThat(ring.deadLetters(topic).values()).noneMatch(String::isBlank);
        }
        assertThat(ledger(study)).isEqualTo(before);
        study.propose(demand, 16);
        study.train(2, 1.0);
        assertThat(study.end(2).attempts()).isEqualTo(1);
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
    }

    private static String ofTrialThatIsNotThere(String sample, FakeRing study) {
        return sample.replaceAll("(\"study\"\\s*:\\s*)\"[^\"]*\"", "$1\"" + study.study() + "\"")
                .replaceAll("(\"(trial|demand)\"\\s*:\\s*)\\d+", "$199999");
    }

    @Test
    void putsAsideWhatTheDatabaseRefuses() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest request = study.request(1, 1);
        study.started(request, "run-a");
        var end = new TrialAttempt.Ended(request.key(), "run-a", new Outcome.Failed("a\u0000b"), FakeRing.PROVENANCE);

        ring.send(end);

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS)).containsKey(new MessageCodec().write(end)));
        study.completed(request, "run-a", 1.0);
        assertThat(study.end(1).attempts()).isEqualTo(1);
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
    }

    @Test
    void listsDeadLettersNewestFirstWithTheirReasons() {
        ring.send(Topics.TRIAL_ATTEMPTS, "first-key", "{first");
        ring.send(Topics.TRIAL_ATTEMPTS, null, "{second" + "x".repeat(5_000));
        await().atMost(LIMIT)
                .until(() -> ring.deadLetters(Topics.TRIAL_ATTEMPTS).keySet().stream()
                        .anyMatch(text -> text.startsWith("{second")));

        JsonPath all = administrator()
                .get("/api/v1/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath newest = administrator()
                .get("/api/v1/dead-letters?topic=trial-attempts&limit=1")
                .then()
                .statusCode(200)
                .body("letters.size()", equalTo(1))
                .body("letters[0].content.size()", equalTo(2_000))
                .body("letters[0].length", equalTo(5_007))
                .body("letters[0].key", equalTo(null))
                .body("letters[0].reason", containsString("no JSON"))
                .body("counts.trial-attempts", greaterThan(1))
                .extract()
                .jsonPath();
        JsonPath next = administrator()
                .get("/api/v1/dead-letters?topic=trial-attempts&limit=1&before=" + newest.getLong("letters[0].offset"))
                .jsonPath();

        assertThat(all.getMap("counts")).containsOnlyKeys(DeadLetterBox.topics().toArray());
        assertThat(all.getList("letters.at", String.class).stream().map(Instant::parse))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(next.getString("letters[0].content")).isEqualTo("{first");
        assertThat(next.getString("letters[0].key")).isEqualTo("first-key");
        administrator()
                .get("/api/v1/dead-letters?topic=nowhere")
                .then()
                .statusCode(400)
                .body("detail", containsString("nowhere"));
        administrator().get("/api/v1/dead-letters?before=3").then().statusCode(400);
        administrator().get("/api/v1/dead-letters?limit=501").then().statusCode(400);
        given().get("/api/v1/dead-letters").then().statusCode(403); // a runner
    }
}
