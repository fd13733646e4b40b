package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.message.StudyEvent.StudyDeleted;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Deleting studies and data sets through the API; worker and results-service are scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class DeletionRingTest extends RingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    ArtifactStore artifacts;

    @Inject
    Jdbi jdbi;

    private static ValidatableResponse delete(StudyId study) {
        return given().delete("/api/v1/studies/" + study).then();
    }

    private static void awaitGone(StudyId study) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> given().get("/api/v1/studies/" + study).then().statusCode(404));
    }

    private void keep(String path) throws IOException {
        artifacts.put(path, new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    private List<String> kept(StudyId study) throws IOException {
        var paths = new java.util.ArrayList<String>();
        for (String folder : List.of("checkpoints/", "models/")) {
            artifacts.list(folder + study).forEach(entry -> paths.add(entry.path()));
        }
        return paths;
    }

    private FakeRing running() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        study.started(study.request(1, 1), "run-1");
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        given().get("/api/v1/studies/" + study.study()).then().body("trials.running", equalTo(1)));
        return study;
    }

    private void awaitTombstone(String key) {
        await().atMost(LIMIT).until(() -> ring.tombstones(Topics.TRIAL_COMMANDS).contains(key));
    }

    @Test
    void aStudyIsDeletingUntilItsRunHasEnded() throws IOException {
        FakeRing study = running();
        TrialRequest request = study.request(1, 1);
        keep("checkpoints/" + study.study() + "/1/1/1/run-1/1/1.checkpoint");
        keep("models/" + study.study() + "/1/1/1/run-1.zip");

        delete(study.study()).statusCode(202).body("state", equalTo("deleting"));
        delete(study.study()).statusCode(202);
        given().get("/api/v1/studies").then().body("studies.state", hasItem("deleting"));
        ring.wait(() -> ring.commands(study.study()), StopStudy.class, any -> true);
        assertThat(kept(study.study())).hasSize(2);
        ring.send(
                new TrialAttempt.Ended(request.key(), "run-1", new Outcome.Cancelled("stopped"), FakeRing.PROVENANCE));

        study.event(StudyDeleted.class);
        awaitGone(study.study());
        delete(study.study()).statusCode(404);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(kept(study.study())).isEmpty());
        awaitTombstone(study.study().value());
        assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS)).isEmpty();
    }

    @Test
    void aSilentRunHoldsItUpForALeaseOnly() {
        FakeRing study = running();

        delete(study.study()).statusCode(202);

        awaitGone(study.study());
    }

    @Test
    void aRequestOnTheQueueHoldsUpItsCommandAlone() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest request = study.request(1, 1);

        delete(study.study()).statusCode(204);

        study.event(StudyDeleted.class);
        // for longer than a request may go untaken
        await().pollDelay(Duration.ofSeconds(6))
                .atMost(LIMIT)
                .until(() -> !ring.tombstones(Topics.TRIAL_COMMANDS)
                        .contains(study.study().value()));
        ring.send(new TrialAttempt.Ended(
                request.key(), "late", new Outcome.Cancelled("not started"), FakeRing.PROVENANCE));
        awaitTombstone(study.study().value());
    }

    @Test
    void aRunThatBeginsTooLateIsStoppedAndLeavesNothing() throws IOException {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest request = study.request(1, 1);
        delete(study.study()).statusCode(204);
        ring.send(new TrialAttempt.Ended(request.key(), "skipped", new Outcome.Cancelled("no"), FakeRing.PROVENANCE));
        awaitTombstone(study.study().value());
        long stops = ring.commands(study.study()).size();

        study.started(request, "thawed");
        await().atMost(LIMIT).until(() -> ring.commands(study.study()).size() > stops);
        keep("models/" + study.study() + "/1/1/1/thawed.zip");
        study.completed(request, "thawed", 1.0);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(kept(study.study())).isEmpty());
        assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS)).isEmpty();
    }

    @Test
    void anEndThatOvertakesItsStartLeavesNothingLoose() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest request = study.request(1, 1);
        study.completed(request, "quick", 1.0);
        study.end(1);
        study.started(request, "quick");
        ring.send(
                new TrialAttempt.Ended(study.key(9, 1), "last", new Outcome.Cancelled("witness"), FakeRing.PROVENANCE));

        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS)).isNotEmpty());
        assertThat(looseEnds(study.study())).isZero();
        delete(study.study()).statusCode(204);
    }

    private int looseEnds(StudyId study) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from loose_ends where study = :study")
                .bind("study", study.value())
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void whatAnotherStudyStartsFromStaysUntilThatOneIsDeleted() throws IOException {
        var earlier = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        var later = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        String winner = "models/" + earlier.study() + "/1/1/1/r.zip";
        keep(winner);
        keep("models/" + earlier.study() + "/2/1/1/r.zip");
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update studies set start = jsonb_build_object('content', jsonb_build_object("
                                + "'path', cast(:path as text), 'sha256', 'd', 'bytes', 3), 'head', 'keep') where id = :id")
                .bind("path", winner)
                .bind("id", later.study().value())
                .execute());

        delete(earlier.study()).statusCode(204);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(kept(earlier.study())).containsExactly(winner));
        delete(later.study()).statusCode(204);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(kept(earlier.study())).isEmpty());
    }

    @Test
    void aDataSetCanBeDeletedAfterItsStudies() {
        String csv = FakeRing.csv().replace("value", "worth");
        given().queryParam("name", "worths")
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/datasets")
                .then()
                .statusCode(201);
        String digest = given().get("/api/v1/datasets/worths").then().extract().path("digest");
        String spec = FakeRing.spec(1, 1, true)
                .replace("dataset: days", "dataset: worths")
                .replace("target: value", "target: worth")
                .replace(", testFrom: 2020-06-01", "");
        var study = FakeRing.start(ring, spec);
        study.train(1, 1.0);
        study.end(1);
        study.nothingLeft(study.demand(1), 1);
        study.event(StudyFinished.class);

        given().delete("/api/v1/datasets/worths")
                .then()
                .statusCode(409)
                .body("detail", containsString(study.study().value()));
        delete(study.study()).statusCode(204);
        given().delete("/api/v1/datasets/worths").then().statusCode(204);

        given().delete("/api/v1/datasets/worths").then().statusCode(404);
        given().get("/api/v1/datasets/" + digest).then().statusCode(404);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(artifacts.list("datasets"))
                        .noneMatch(entry -> entry.path().contains(digest)));
        given().queryParam("name", "worths")
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/datasets")
                .then()
                .statusCode(201);
        given().get("/api/v1/datasets/worths/content").then().statusCode(200);
    }
}
