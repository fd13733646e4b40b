package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Silent workers, and requests that none takes; the worker is scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class LeasesRingTest extends RingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    // requests of other tests' studies would hold those of this one's back for longer than a lease
    @BeforeEach
    void begin() {
        cancelAllStudies();
    }

    /** Gives signs of life for so long, in which no other request of the study may go out. */
    private void beats(FakeRing study, TrialRequest request, String run, Duration time) {
        int requests = ring.requests(study.study()).size();
        await().pollInterval(Duration.ofMillis(300)).atMost(LIMIT).during(time).until(() -> {
            ring.send(new TrialProgress.Heartbeat(request.key(), run));
            return ring.requests(study.study()).size() == requests;
        });
    }

    @Test
    void givesASilentWorkersTrialToAnotherAttemptAndCountsItOnce() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));
        TrialRequest first = study.request(1, 1);
        study.started(first, "run-a");

        TrialRequest second = study.request(1, 2);
        study.started(second, "run-b");
        study.completed(second, "run-b", 2.0);
        study.end(1);
        study.completed(first, "run-a", 1.0);
        study.completed(second, "run-b", 2.0);

        study.propose(study.demand(1), 9);
        study.train(2, 5.0);
        study.end(2);
        assertThat(study.events()).filteredOn(TrialEnded.class::isInstance).hasSize(2);
        assertThat(((Outcome.Completed) study.end(1).outcome()).score()).isEqualTo(2.0);
        assertThat(study.end(1).attempts()).isEqualTo(2);
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials[0].attemptsLost", equalTo(1))
                .body("trials[0].attemptsFailed", equalTo(0));
        assertThat(ring.commands(study.study()))
                .anySatisfy(command -> assertThat(command.stops(first.key())).isTrue());
        assertThat(ring.commands(study.study()))
                .noneSatisfy(command -> assertThat(command.stops(second.key())).isTrue());
    }

    @Test
    void leavesAWorkerAloneThatGivesSignsOfLife() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));
        TrialRequest request = study.request(1, 1);
        study.started(request, "run-a");

        // three times as long as a lease
        beats(study, request, "run-a", Duration.ofSeconds(6));

        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials[0].state", equalTo("running"))
                .body("trials[0].worker", equalTo("worker-a"));
        study.completed(request, "run-a", 1.0);
        assertThat(study.end(1).attempts()).isEqualTo(1);
    }

    @Test
    void issuesARequestAgainThatNobodyTakesAndUsesUpNoAttempt() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));
        TrialRequest astray = study.request(1, 1);

        TrialRequest second = study.request(1, 2);
        TrialRequest third = study.request(1, 3);
        study.started(third, "run-c");
        study.completed(third, "run-c", 1.0);

        assertThat(study.end(1).attempts()).isEqualTo(3);
        assertThat(ring.commands(study.study()))
                .anySatisfy(command -> assertThat(command.stops(astray.key())).isTrue())
                .anySatisfy(command -> assertThat(command.stops(second.key())).isTrue())
                .noneSatisfy(command -> assertThat(command.stops(third.key())).isTrue());
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials[0].state", equalTo("completed"))
                .body("trials[0].attemptsLost", equalTo(0));
    }

    @Test
    void letsARequestWaitWhileWorkersAreBusyAndNoLonger() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 2, true));
        TrialRequest busy = study.request(1, 1);
        study.started(busy, "run-a");
        study.propose(study.demand(1), 9);
        study.request(2, 1);

        beats(study, busy, "run-a", Duration.ofSeconds(7));
        study.completed(busy, "run-a", 1.0);
        TrialRequest again = study.request(2, 2);
        study.started(again, "run-b");
        study.completed(again, "run-b", 2.0);

        assertThat(study.end(2).attempts()).isEqualTo(2);
    }

    @Test
    void keepsTheQueueTopicShortWhileWorkersAreBusy() {
        var study = FakeRing.start(ring, FakeRing.spec(7, 6, true));
        TrialRequest busy = study.request(1, 1);
        study.started(busy, "run-a");
        beats(study, busy, "run-a", Duration.ofSeconds(1));
        study.propose(study.demand(1), 9, 10, 11, 12, 13);

        // two for whoever is free next
        TrialRequest second = study.request(2, 1);
        study.request(3, 1);
        beats(study, busy, "run-a", Duration.ofSeconds(4));
        // and one for the trial just begun
        study.started(second, "run-b");
        study.request(4, 1);
        study.request(5, 1);
        cancelAllStudies();
    }
}
