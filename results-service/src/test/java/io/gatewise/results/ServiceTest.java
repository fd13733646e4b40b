package io.gatewise.results;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole service against a real broker and a real database; the test plays the ledger. */
@QuarkusTestResource(InfrastructureResource.class)
public abstract class ServiceTest {

    /** A legal point. */
    protected static final Configuration SMALL =
            new Configuration(java.util.Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    protected LedgerFake ledger;

    @BeforeEach
    void connect() {
        ledger = new LedgerFake(broker);
    }

    @AfterEach
    void disconnect() {
        ledger.close();
    }

    protected static StudyScript script(String id) {
        return new StudyScript(id, 1, StudyScript.spec("study <" + id + ">", Search.Algorithm.BAYESIAN, 5));
    }

    protected void send(StudyEvent... events) {
        for (StudyEvent event : events) {
            ledger.send(Topics.STUDY_EVENTS, event.id().study(), event);
        }
    }

    protected static ValidatableResponse results(StudyId study) {
        return given().get("/api/v1/results/" + study).then();
    }

    protected static void awaitTrialState(StudyId study, int trial, String state) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> results(study)
                        .statusCode(200)
                        .body("trials.find { it.number == " + trial + " }.state", Matchers.equalTo(state)));
    }

    /** Plays a whole search with one trial at a time; the configurations that were tried. */
}
