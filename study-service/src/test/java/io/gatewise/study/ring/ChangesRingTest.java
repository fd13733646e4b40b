package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyChanged;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.StudyPaused;
import io.gatewise.model.message.StudyEvent.StudyResumed;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialCommand.StopTrial;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What users change in studies, through the API; worker and results-service are scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class ChangesRingTest extends RingTest {

    private static ValidatableResponse patch(FakeRing study, String body) {
        return given().contentType("application/json")
                .body(body)
                .patch("/api/v1/studies/" + study.study())
                .then();
    }

    private static ValidatableResponse post(FakeRing study, String path) {
        return given().post("/api/v1/studies/" + study.study() + path).then();
    }

    private static String withoutTestPart(int maxTrials, int parallelism, String stop) {
        return FakeRing.spec(maxTrials, parallelism, true)
                .replace(", testFrom: 2020-06-01", "")
                .replace("seed: 1", "seed: 1, stop: " + stop);
    }

    @Test
    void aFinishedStudyGoesOnWithALargerBudget() {
        var study = FakeRing.start(ring, withoutTestPart(1, 1, "{}"));
        study.train(1, 2.0);
        study.end(1);
        study.nothingLeft(study.demand(1), 1);
        study.event(StudyFinished.class);

        patch(study, "{\"maxTrials\": 2, \"parallelism\": 3, \"weight\": 2.5}")
                .statusCode(200)
                .body("state", equalTo("running"))
                .body("winner", equalTo(null))
                .body("trials.max", equalTo(2))
                .body("trials.parallelism", equalTo(3));
        assertThat(study.event(StudyChanged.class).maxTrials()).isEqualTo(2);
        study.propose(study.demand(2), 8);
        study.train(2, 1.0);
        study.end(2);
        study.nothingLeft(study.demand(3), 2);

        StudyFinished last = ring.wait(study::events, StudyFinished.class, end -> end.winner() == 2);
        assertThat(last.reason()).startsWith("completed");
        patch(study, "{\"parallelism\": 5}").statusCode(409).body("detail", containsString("nothing would go on"));
        post(study, "/evaluate").statusCode(409).body("detail", containsString("no test part"));
    }

    @Test
    void aStudyStopsAtItsTargetOrWhenItsTimeIsUp() {
        var target = FakeRing.start(ring, withoutTestPart(9, 1, "{target: 2.5}"));
        target.train(1, 2.5);
        ProposalsWanted last = target.demand(1);
        target.nothingLeft(last, 1);
        var time = FakeRing.start(ring, withoutTestPart(9, 2, "{seconds: 1}"));
        ProposalsWanted late = time.demand(2);
        time.train(1, 1.0);

        assertThat(last.closed()).contains("trial 1 reached the target of 2.5");
        assertThat(target.event(StudyFinished.class).reason()).contains("reached the target of 2.5");
        assertThat(late.closed()).contains("1.0 s are over");
        time.end(1);
        post(time, "/cancel").statusCode(200);
    }

    @Test
    void aCancelledTrialIsOverAndItsWorkerIsToldToStop() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest request = study.request(1, 1);
        study.started(request, "run-1");

        post(study, "/trials/1/cancel").statusCode(200).body("trials.cancelled", equalTo(1));

        TrialEnded end = study.end(1);
        assertThat(end.outcome()).isInstanceOf(Outcome.Cancelled.class);
        StopTrial stop = ring.wait(() -> ring.commands(study.study()), StopTrial.class, any -> true);
        assertThat(stop.trial()).isEqualTo(1);
        post(study, "/trials/1/cancel").statusCode(409).body("detail", containsString("has ended: cancelled"));
        post(study, "/trials/9/cancel").statusCode(404);
        post(study, "/trials/0/cancel").statusCode(404);
        post(study, "/cancel").statusCode(200);
    }

    @Test
    void aPausedStudyDispatchesNothingUntilItIsResumed() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));
        TrialRequest first = study.request(1, 1);
        study.started(first, "run-1");

        post(study, "/pause").statusCode(200).body("state", equalTo("paused"));
        post(study, "/pause").statusCode(200);
        given().contentType("application/json")
                .body("{\"configuration\": {\"units\": 8, \"learningRate\": 0.01}}")
                .post("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .statusCode(201);
        study.completed(first, "run-1", 1.0);
        study.end(1);

        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> ring.requests(study.study()).size() == 1);
        post(study, "/resume").statusCode(200).body("state", equalTo("running"));
        study.request(2, 1);
        study.event(StudyPaused.class);
        study.event(StudyResumed.class);
        post(study, "/cancel").statusCode(200);
        post(study, "/pause").statusCode(409).body("detail", containsString("cancelled"));
        post(study, "/resume").statusCode(409);
    }

    @Test
    void refusesWrongChangesWithTheirPlaces() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, true));

        patch(study, "{\"maxTrials\": 0, \"weight\": -1, \"stop\": {\"seconds\": -3}, \"seed\": 4}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/maxTrials", "/weight", "/stop", "/seed"));
        patch(study, "{\"stop\": {\"minutes\": 3}}")
                .statusCode(400)
                .body("errors[0].detail", containsString("minutes"));
        given().contentType("application/json")
                .body("{}")
                .patch("/api/v1/studies/none-abc")
                .then()
                .statusCode(404);
        post(study, "/cancel").statusCode(200);
        patch(study, "{\"maxTrials\": 9}").statusCode(409).body("detail", containsString("cancelled, for good"));
    }
}
