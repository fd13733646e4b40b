package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyCancelled;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger between a real broker and a real database; worker and results-service are scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class StudyRingTest extends RingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void takesAStudyFromItsSpecToTheScoresOnTheTestPart() {
        var study = FakeRing.start(ring, FakeRing.spec(3, 2, true));

        study.train(1, 3.0);
        study.propose(study.demand(1), 8);
        study.propose(study.demand(2), 16);
        study.train(2, 1.0);
        study.train(3, 2.0);
        study.end(2);
        study.end(3);
        var last = await().atMost(LIMIT).until(study::demands, demands -> answered(study, demands));
        study.nothingLeft(last.get(last.size() - 1), 2);
        FinalEvaluation evaluation = (FinalEvaluation) study.request(0, 1);
        study.evaluated(evaluation, "run-0");

        assertThat(study.event(StudyFinished.class).winner()).isEqualTo(2);
        assertThat(study.event(StudyFinished.class).reason()).isEqualTo("completed");
        assertThat(evaluation.contestants())
                .extracting(TrialRequest.Contestant::kind)
                .containsExactly("default", "winner");
        assertThat(evaluation.contestants())
                .allSatisfy(contestant -> assertThat(contestant.model()).isNotNull());
        assertThat(study.events())
                .extracting(event -> event.id().sequence())
                .isEqualTo(java.util.stream.LongStream.rangeClosed(
                                1, study.events().size())
                        .boxed()
                        .toList());
        given().get("/api/v1/studies/" + study.study())
                .then()
                .statusCode(200)
                .body("state", equalTo("finished"))
                .body("winner", equalTo(2))
                .body("trials.completed", equalTo(3))
                .body("evaluation.scores[0].name", equalTo("tuned"));
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials.number", equalTo(List.of(1, 2, 3)))
                .body("trials.origin", equalTo(List.of("default", "proposed", "proposed")))
                .body("trials[1].score", equalTo(1.0f))
                .body("trials[1].worker", equalTo("worker-a"))
                .body("trials[1].seconds", equalTo(0.1f))
                .body("trials[1].predictedSeconds", equalTo(0.25f));
        given().contentType("application/yaml")
                .body(FakeRing.spec(3, 2, true).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/studies/check")
                .then()
                .statusCode(200)
                .body("learntFrom", greaterThanOrEqualTo(3))
                .body("costs.name", equalTo(List.of("smallest", "default", "largest")));
    }

    /** Whether the newest demand was asked after all three trials had ended; earlier ones get an empty answer. */
    private static boolean answered(FakeRing study, List<ProposalsWanted> demands) {
        ProposalsWanted newest = demands.get(demands.size() - 1);
        long ended =
                study.events().stream().filter(TrialEnded.class::isInstance).count();
        boolean newestIsLast = study.events().get(study.events().size() - 1).equals(newest);
        if (newest.newTrialsLeft() == 0 && !(ended == 3 && newestIsLast)) {
            study.propose(newest);
        }
        return ended == 3 && newestIsLast;
    }

    @Test
    void triesWhatIsKnownToBeGoodAndWhatUsersEnqueueBeforeProposals() {
        String known = "knownGood: [{units: 5, learningRate: 0.01}, {units: 6, learningRate: 0.02}]\n";
        var study = FakeRing.start(ring, FakeRing.spec(5, 1, false) + known);
        String trials = "/api/v1/studies/" + study.study() + "/trials";

        given().contentType("application/json")
                .body("{\"configuration\": {\"units\": 7, \"learningRate\": 0.03}}")
                .post(trials)
                .then()
                .statusCode(201)
                .body("number", equalTo(3));
        given().contentType("application/json")
                .body("{\"configuration\": {\"units\": 65}}")
                .post(trials)
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/configuration/units", "/configuration/learningRate")));
        given().contentType("application/json")
                .body(
                        "{\"configuration\": {\"units\": 7, \"learningRate\": 0.03}, \"state\": \"complete\", \"value\": 1}")
                .post(trials)
                .then()
                .statusCode(409);
        assertThat(study.request(1, 1)).isNotNull();
        assertThat(ring.requests(study.study())).as("parallelism is 1").hasSize(1);
        study.train(1, 3.0);
        study.train(2, 2.0);
        assertThat(((TrainTrial) study.request(3, 1)).settings().integer("units"))
                .isEqualTo(7);
        study.train(3, 1.0);

        assertThat(study.demand(1).newTrialsLeft()).isEqualTo(2);
        given().get(trials).then().body("trials.origin", equalTo(List.of("enqueued", "enqueued", "enqueued")));
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
    }

    @Test
    void requestsCarryAllThatAWorkerNeeds() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));

        TrainTrial request = (TrainTrial) study.request(1, 1);

        assertThat(request.settings().integer("window")).isEqualTo(7);
        assertThat(request.settings().integer("units")).isEqualTo(32);
        assertThat(request.settings().text("optimizer")).isEqualTo("adam");
        assertThat(request.data().content().path())
                .isEqualTo("datasets/" + request.data().digest() + ".csv");
        assertThat(request.rung()).isEqualTo(FakeRing.RUNG);
        study.train(1, 1.0);
        study.end(1);
    }

    @Test
    void cancelsForGood() {
        var study = FakeRing.start(ring, FakeRing.spec(5, 2, true));
        TrialRequest request = study.request(1, 1);
        study.started(request, "run-a");
        study.propose(study.demand(1), 8);
        study.request(2, 1);

        given().post("/api/v1/studies/" + study.study() + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("trials.cancelled", equalTo(2));
        study.completed(request, "run-a", 1.0);

        study.event(StudyCancelled.class);
        ring.wait(() -> ring.commands(study.study()), TrialCommand.StopStudy.class, any -> true);
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
        var next = FakeRing.start(ring, FakeRing.spec(1, 1, true));
        next.train(1, 1.0);
        next.end(1);
        assertThat(study.events()).noneMatch(TrialEnded.class::isInstance);
    }

    @Test
    void triesAFailedTrialThreeTimesAndFreesItsSlot() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));

        for (int attempt = 1; attempt <= 3; attempt++) {
            TrialRequest request = study.request(1, attempt);
            study.started(request, "run-" + attempt);
            study.failed(request, "run-" + attempt);
            study.failed(request, "run-" + attempt);
        }

        assertThat(study.end(1).outcome()).isEqualTo(new Outcome.Failed("disk full"));
        assertThat(study.demand(1).newTrialsLeft()).isEqualTo(1);
        assertThat(ring.requests(study.study())).hasSize(3);
        given().get("/api/v1/studies/" + study.study())
                .then()
                .body("trials.attemptsLost", equalTo(0))
                .body("trials.attemptsFailed", equalTo(3));
    }

    @Test
    void asksAgainWhereNoAnswerComesAndSendsEventsAgain() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 2, true));
        ProposalsWanted demand = study.demand(1);

        await().atMost(LIMIT)
                .until(() -> study.events().stream().filter(demand::equals).count() >= 2);
        ring.send(new EventsWanted(study.study(), 1, 2));

        await().atMost(LIMIT)
                .until(() -> study.events().stream()
                                .filter(TrialOpened.class::isInstance)
                                .count()
                        == 2);
        assertThat(study.events()).filteredOn(StudyOpened.class::isInstance).hasSize(1);
        study.propose(demand, 8);
        study.request(2, 1);
    }

    @Test
    void putsAsideWhatItCannotReadOrBelieveAndGoesOn() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));
        TrialRequest request = study.request(1, 1);

        ring.send(Topics.TRIAL_ATTEMPTS, study.study().value(), "{garbled");
        ring.send(Topics.TRIAL_PROGRESS, study.study().value(), "[1,2]");
        ring.send(Topics.TRIAL_PROPOSALS, study.study().value(), "{\"type\":\"unknown\"}");
        ring.send(Topics.TRIAL_PROPOSALS, study.study().value(), null);
        ring.send(new io.gatewise.model.message.TrialAttempt.Ended(
                study.key(7, 1), "run", FakeRing.completion(1), FakeRing.PROVENANCE));
        study.started(request, "run-a");
        study.completed(request, "run-a", 1.0);

        study.end(1);
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS)).containsKey("{garbled");
            assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS).values())
                    .anyMatch(reason -> reason.contains("no trial 7"));
            assertThat(ring.deadLetters(Topics.TRIAL_PROGRESS)).containsKey("[1,2]");
            assertThat(ring.deadLetters(Topics.TRIAL_PROPOSALS)).containsKeys("{\"type\":\"unknown\"}", "null");
        });
    }

    @Test
    void dispatchesNoMoreThanTheLimitOverAllStudies() {
        var study = FakeRing.start(ring, FakeRing.spec(40, 40, false));
        study.propose(
                study.demand(1), java.util.stream.IntStream.rangeClosed(3, 42).toArray());

        await().atMost(LIMIT).until(() -> ring.requests(study.study()).size() >= 10);
        List<StudyEvent> opened =
                study.events().stream().filter(TrialOpened.class::isInstance).toList();

        assertThat(opened).hasSize(40);
        await().during(Duration.ofSeconds(1))
                .atMost(LIMIT)
                .until(() -> ring.requests(study.study()).size() <= 16);
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
    }
}
