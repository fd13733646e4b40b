package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.study.store.Restoration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The ledger after a restore from a backup; worker and results-service are scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class RestorationRingTest extends RingTest {

    @Inject
    Restoration restoration;

    @Test
    void raisesTheIncarnationOnceAndTellsItFromTheFirstEventOn() {
        var study = FakeRing.start(ring, FakeRing.spec(1, 1, true).replace(", testFrom: 2020-06-01", ""));
        TrialRequest first = study.request(1, 1);
        study.started(first, "lost-run");
        await().untilAsserted(() -> trial(study, "running"));

        restoration.takeUp("tuesday");
        restoration.takeUp("tuesday");

        TrialRequest again = study.request(1, 2);
        int incarnation = ring.wait(
                        study::events, StudyEvent.class, event -> event.id().incarnation() > 1)
                .id()
                .incarnation();
        ring.send(new EventsWanted(study.study(), incarnation, 1));
        ring.wait(study::events, StudyOpened.class, event -> event.id().incarnation() == incarnation);
        study.started(again, "new-run");
        study.completed(again, "new-run", 1.0);
        ProposalsWanted demand = ring.wait(
                study::events, ProposalsWanted.class, wanted -> wanted.id().incarnation() == incarnation);
        ring.send(new NothingLeft(study.study(), incarnation, demand.id().sequence(), 1));
        StudyFinished end = study.event(StudyFinished.class);

        assertThat(again.key().attempt()).isEqualTo(2);
        assertThat(end.id().incarnation()).isEqualTo(incarnation);
        assertThat(ring.requests(study.study())).hasSize(2);
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials[0].state", equalTo("completed"));
    }

    private static void trial(FakeRing study, String state) {
        given().get("/api/v1/studies/" + study.study() + "/trials").then().body("trials[0].state", equalTo(state));
    }
}
