package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyDeleted;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An external trainer over HTTP, between a real broker and a real database; results-service is scripted. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class AskAndTellTest extends RingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SPEC = """
            {"name": "outside", "trainer": "external",
             "parameters": [{"name": "max_depth", "type": "int", "low": 1, "high": 90},
                            {"name": "booster", "type": "categorical", "choices": ["tree", "linear"]},
                            {"name": "gamma", "type": "float", "low": 0, "high": 1,
                             "condition": {"parameter": "booster", "in": ["tree"]}}],
             "objective": {"metric": "value", "direction": "minimize"},
             "search": {"algorithm": "random", "seed": 3, "maxTrials": 5}}
            """;

    @ConfigProperty(name = "quarkus.http.port")
    int port;

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/studies" + path)
                .then();
    }

    private FakeRing create(String spec) {
        String id = post("", spec).statusCode(201).extract().path("id");
        return new FakeRing(ring, new StudyId(id));
    }

    private static CompletableFuture<Response> ask(FakeRing study, int count) {
        return CompletableFuture.supplyAsync(() -> given().contentType("application/json")
                .body("{\"count\": " + count + "}")
                .post("/api/v1/studies/" + study.study() + "/ask"));
    }

    private void propose(FakeRing study, ProposalsWanted demand, long... depths) {
        List<Proposal> proposals = Arrays.stream(depths)
                .<Proposal>mapToObj(depth -> new NewTrial(
                        new Configuration(Map.of("max_depth", depth, "booster", "linear")), new Rung(1, 1, 1, 1)))
                .toList();
        ring.send(new TrialsProposed(study.study(), 1, demand.id().sequence(), proposals));
    }

    /** Asks for one trial and has it. */
    private int handed(FakeRing study, int nthDemand, long depth) throws Exception {
        CompletableFuture<Response> asked = ask(study, 1);
        propose(study, study.demand(nthDemand), depth);
        return asked.get(20, TimeUnit.SECONDS).then().statusCode(200).extract().path("trials[0].number");
    }

    @Test
    void refusesToEnqueueOrImportWhatBreaksAConstraintAndTriesWhatIsKnownToBeGoodFirst() throws Exception {
        FakeRing study = create(SPEC.replace(
                "\"search\"",
                "\"constraints\": [\"max_depth <= 40 * (1 + gamma)\"],"
                        + " \"knownGood\": [{\"max_depth\": 80, \"booster\": \"linear\"}], \"search\""));
        String trials = "/" + study.study() + "/trials";
        String broken = "{\"configuration\": {\"max_depth\": 50, \"booster\": \"tree\", \"gamma\": 0.2}";

        post(trials, broken + "}")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/configuration")))
                .body("errors.detail", equalTo(List.of("need max_depth <= 40 * (1 + gamma)")));
        post(trials, broken + ", \"state\": \"complete\", \"value\": 1}").statusCode(400);
        post(trials, broken.replace("50", "99") + "}")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/configuration/max_depth")));
        post(trials, broken.replace("50", "48") + "}").statusCode(201).body("number", equalTo(2));

        ask(study, 2)
                .get(20, TimeUnit.SECONDS)
                .then()
                .statusCode(200)
                .body("trials.number", equalTo(List.of(1, 2)))
                .body("trials.configuration.max_depth", equalTo(List.of(80, 48)));
    }

    @Test
    void beginsAStudyWithACopyOfWhatAnotherFound() {
        FakeRing before = create(SPEC.replace("outside", "before"));
        String warm = SPEC.replace(
                        "\"search\"", "\"warmStart\": {\"studies\": [\"" + before.study() + "\"]}, \"search\"")
                .replace("random", "bayesian");
        post("", warm)
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/warmStart/studies/0")))
                .body("errors.detail[0]", containsString("need at least 3 completed trials"));
        for (int depth = 1; depth <= 3; depth++) {
            post(
                            "/" + before.study() + "/trials",
                            "{\"configuration\": {\"max_depth\": " + depth
                                    + ", \"booster\": \"linear\"}, \"state\": \"complete\", \"value\": " + (4 - depth)
                                    + "}")
                    .statusCode(201);
        }
        post(
                        "/" + before.study() + "/trials",
                        "{\"configuration\": {\"max_depth\": 90, \"booster\": \"linear\"}, \"state\": \"infeasible\"}")
                .statusCode(201);

        FakeRing study = create(warm);
        given().delete("/api/v1/studies/" + before.study()).then().statusCode(204);

        List<EarlierStudy> earlier = study.event(StudyOpened.class).earlier();
        assertThat(earlier).singleElement().satisfies(copy -> {
            assertThat(copy.study()).isEqualTo(before.study().value());
            assertThat(copy.trials()).extracting(EarlierStudy.Trial::loss).containsExactly(1.0, 2.0, 3.0, null);
        });
        post("", warm).statusCode(400).body("errors.detail[0]", containsString("there is no study of the id"));
        FakeRing similar = create(warm.replace("\"studies\": [\"" + before.study() + "\"]", "\"similar\": true"));
        assertThat(similar.event(StudyOpened.class).earlier())
                .extracting(EarlierStudy::study)
                .doesNotContain(before.study().value());
        post("", SPEC.replace("\"search\"", "\"warmStart\": {\"similar\": true}, \"search\""))
                .statusCode(400)
                .body("errors.detail[0]", containsString("only bayesian search"));
    }

    @Test
    void asksAndTellsThroughTheLedger() throws Exception {
        FakeRing study = create(SPEC);

        CompletableFuture<Response> asked = ask(study, 2);
        propose(study, study.demand(1), 4, 5);

        asked.get(20, TimeUnit.SECONDS)
                .then()
                .statusCode(200)
                .body("trials.number", equalTo(List.of(1, 2)))
                .body("trials[0].configuration.max_depth", equalTo(4))
                .body("trials[0].configuration", not(containsString("gamma")))
                .body("trials[0].budget", equalTo(1.0f))
                .body("reason", nullValue());
        String trial = "/" + study.study() + "/trials/1";
        post(trial + "/report", "{\"epoch\": 1, \"metrics\": {\"loss\": 0.5}}")
                .statusCode(200)
                .body("stop", equalTo(false));
        post(trial + "/tell", "{\"state\": \"complete\", \"value\": 0.25}")
                .statusCode(200)
                .body("state", equalTo("completed"));
        post(trial + "/tell", "{\"state\": \"complete\", \"value\": 0.25}").statusCode(200);
        post(trial + "/tell", "{\"state\": \"complete\", \"value\": 0.5}")
                .statusCode(409)
                .body("detail", containsString("completed with value 0.25"));
        post(trial + "/report", "").statusCode(200).body("stop", equalTo(true));
        post("/" + study.study() + "/trials/2/tell", "{\"state\": \"infeasible\"}")
                .statusCode(200);

        study.end(2);
        assertThat(study.events().stream().filter(TrialEnded.class::isInstance)).hasSize(2);
        given().get("/api/v1/studies/" + study.study())
                .then()
                .body("dataset", nullValue())
                .body("trials.completed", equalTo(1))
                .body("trials.infeasible", equalTo(1))
                .body("spec.trainer", equalTo("external"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trials/1/tell | {'state': 'complete'}                  | 400 | /value",
                "/trials/1/tell | {'state': 'complete', 'value': NaN}    | 400 | /value",
                "/trials/1/tell | {'state': 'complete', 'value': 1e999}  | 400 | /value",
                "/trials/1/tell | {'state': 'complete', 'value': '0.5'}  | 400 | /value",
                "/trials/1/tell | {'state': 'failed', 'value': 1}        | 400 | /value",
                "/trials/1/tell | {'state': 'done', 'value': 1}          | 400 | /state",
                "/trials/1/tell | {'value': 1}                           | 400 | /state",
                "/trials/1/tell | {'state': 'failed', 'score': 1}        | 400 | /score",
                "/trials/1/tell | [1]                                    | 400 | ''",
                "/trials/1/tell | {'state'                               | 400 | ''",
                "/trials/9/tell | {'state': 'failed'}                    | 404 |",
                "/trials/0/tell | {'state': 'failed'}                    | 404 |",
                "/trials/x/tell | {'state': 'failed'}                    | 404 |",
                "/trials/1/report | {'epoch': 0, 'metrics': {'loss': 1}} | 400 | /epoch",
                "/trials/1/report | {'metrics': {'loss': 1}}             | 400 | /epoch",
                "/trials/1/report | {'epoch': 1, 'metrics': {'loss': NaN}} | 400 | /metrics/loss",
                "/trials/9/report | {}                                   | 404 |",
                "/ask           | {'count': 0}                           | 400 | /count",
                "/ask           | {'count': 1.5}                         | 400 | /count",
                "/ask           | {'n': 1}                               | 400 | /n",
                "/trials        | {'configuration': {'max_depth': 99, 'booster': 'linear'}} | 400 | /configuration/max_depth",
                "/trials        | {'configuration': {'max_depth': 9}}    | 400 | /configuration/booster",
                "/trials        | {'configuration': {'max_depth': 9, 'booster': 'linear', 'eta': 1}} | 400 | /configuration/eta",
                "/trials        | {'configuration': {'max_depth': 9, 'booster': true}} | 400 | /configuration/booster",
                "/trials        | {'state': 'complete', 'value': 1}      | 400 | /configuration",
            })
    void refusesNonsenseAtItsPlaceAndTheStudyIsUnharmed(String path, String body, int status, String pointer)
            throws Exception {
        FakeRing study = create(SPEC);
        handed(study, 1, 4);

        ValidatableResponse reply =
                post("/" + study.study() + path, body.replace('\'', '"')).statusCode(status);

        if (pointer != null) {
            reply.body("errors.pointer", hasItem(pointer));
        }
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"complete\", \"value\": 1}")
                .statusCode(200);
        study.end(1);
        // opened, asked, handed out, told: nothing else counted
        assertThat(study.events().stream().distinct()).hasSize(4);
    }

    private static final String SEVERAL = SPEC.replace(
            "\"objective\": {\"metric\": \"value\", \"direction\": \"minimize\"}",
            "\"objectives\": [{\"metric\": \"error\", \"direction\": \"minimize\"},"
                    + " {\"metric\": \"gain/s\", \"direction\": \"maximize\"}]");

    @Test
    void tellsSeveralObjectivesByMetric() throws Exception {
        FakeRing study = create(SEVERAL);
        handed(study, 1, 4);
        String trial = "/" + study.study() + "/trials/1/tell";

        post(trial, "{\"state\": \"complete\", \"values\": {\"gain/s\": 12, \"error\": 0.25}}")
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("value", nullValue())
                .body("values.error", equalTo(0.25f))
                .body("values.'gain/s'", equalTo(12.0f));
        post(trial, "{\"state\": \"complete\", \"values\": {\"error\": 0.25, \"gain/s\": 12}}")
                .statusCode(200);
        post(trial, "{\"state\": \"complete\", \"values\": {\"error\": 0.25, \"gain/s\": 13}}")
                .statusCode(409)
                .body("detail", containsString("gain/s=12"));
        post("/" + study.study() + "/trials", """
                {"configuration": {"max_depth": 7, "booster": "linear"}, "state": "complete",
                 "values": {"error": 0.5, "gain/s": 20}}
                """).statusCode(201).body("values.error", equalTo(0.5f));

        study.end(2);
        given().get("/api/v1/studies/" + study.study())
                .then()
                .body("spec.objectives.metric", equalTo(List.of("error", "gain/s")))
                .body("spec", not(org.hamcrest.Matchers.hasKey("objective")));
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials[0].score", equalTo(0.25f))
                .body("trials[0].values.'gain/s'", equalTo(12.0f))
                .body("trials[1].values.'gain/s'", equalTo(20.0f))
                .body("trials[1].rungs[0].values.error", equalTo(0.5f));
        TrialEnded told = (TrialEnded) study.events().stream()
                .filter(TrialEnded.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(((io.gatewise.model.study.Outcome.Completed) told.outcome()).values())
                .isEqualTo(Map.of("error", 0.25, "gain/s", 12.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'state': 'complete', 'value': 1}                                     | /value         | error, gain/s",
                "{'state': 'complete', 'value': 1}                                     | /values        | error, gain/s",
                "{'state': 'complete'}                                                 | /values        | error, gain/s",
                "{'state': 'complete', 'values': {'error': 1}}                         | /values/gain~1s | not there",
                "{'state': 'complete', 'values': {'error': 1, 'gain/s': NaN}}          | /values/gain~1s | finite",
                "{'state': 'complete', 'values': {'error': 1, 'gain/s': null}}         | /values/gain~1s | finite",
                "{'state': 'complete', 'values': {'error': 1, 'gain/s': 1e999}}        | /values/gain~1s | finite",
                "{'state': 'complete', 'values': {'error': 1, 'gain/s': 2, 'size': 3}} | /values/size   | error, gain/s",
                "{'state': 'complete', 'values': [1, 2]}                               | /values        | an object",
                "{'state': 'infeasible', 'values': {'error': 1, 'gain/s': 2}}          | /values        | complete",
            })
    void refusesValuesThatAreNotThoseOfTheObjectives(String body, String pointer, String detail) throws Exception {
        FakeRing study = create(SEVERAL);
        handed(study, 1, 4);

        post("/" + study.study() + "/trials/1/tell", body.replace('\'', '"'))
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.detail", hasItem(containsString(detail)));

        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"infeasible\"}")
                .statusCode(200);
    }

    @Test
    void oneObjectivesValueMayBeToldByItsMetricAndByNoOther() throws Exception {
        FakeRing study = create(SPEC);
        handed(study, 1, 4);
        String trial = "/" + study.study() + "/trials/1/tell";

        post(trial, "{\"state\": \"complete\", \"values\": {\"error\": 1}}")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/values/value", "/values/error")))
                .body("errors[1].detail", containsString("need value"));
        post(trial, "{\"state\": \"complete\", \"value\": 1, \"values\": {\"value\": 1}}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/values"));
        post(trial, "{\"state\": \"complete\", \"values\": {\"value\": 1}}")
                .statusCode(200)
                .body("value", equalTo(1.0f))
                .body("values", nullValue());
    }

    @Test
    void aTargetNeedsOneObjective() {
        FakeRing study = create(SEVERAL);

        given().contentType("application/json")
                .body("{\"stop\": {\"target\": 0.1}}")
                .patch("/api/v1/studies/" + study.study())
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/stop/target")));
    }

    @Test
    void importsFinishedTrialsAndEnqueuesOthers() throws Exception {
        FakeRing study = create(SPEC);

        post("/" + study.study() + "/trials", """
                {"configuration": {"max_depth": 7.0, "booster": "linear", "gamma": 0.5}, "state": "complete", "value": 2}
                """)
                .statusCode(201)
                .body("number", equalTo(1))
                .body("state", equalTo("completed"));
        post("/" + study.study() + "/trials", """
                {"configuration": {"max_depth": 8, "booster": "linear", "gamma": null}}
                """)
                .statusCode(201)
                .body("number", equalTo(2))
                .body("state", equalTo("queued"));
        post("/" + study.study() + "/trials/2/tell", "{\"state\": \"failed\"}")
                .statusCode(409)
                .body("detail", containsString("was not handed out"));

        ask(study, 1)
                .get(20, TimeUnit.SECONDS)
                .then()
                .body("trials.number", equalTo(List.of(2)))
                .body("trials[0].configuration", equalTo(Map.of("max_depth", 8, "booster", "linear")));
        assertThat(study.demands()).isEmpty();
        given().get("/api/v1/studies/" + study.study() + "/trials")
                .then()
                .body("trials.origin", equalTo(List.of("imported", "enqueued")))
                .body("trials[0].configuration", equalTo(Map.of("max_depth", 7, "booster", "linear")));
    }

    @Test
    void aCallerWhoHungUpHoldsNobodyUp() throws Exception {
        FakeRing study = create(SPEC);
        hangUpWhileWaiting(study);

        // its demand is withdrawn, so the answer to it opens nothing
        int number = handed(study, 2, 9);
        propose(study, study.demand(1), 33);
        int next = handed(study, 3, 10);

        assertThat(number).isEqualTo(1);
        assertThat(next).isEqualTo(2);
    }

    /** Sends an ask over a bare connection, waits for its demand, and goes. */
    private void hangUpWhileWaiting(FakeRing study) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String request = "POST /api/v1/studies/" + study.study() + "/ask HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + TestTokens.make(TestTokens.TESTER, Role.RUNNER) + "\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            study.demand(1);
        }
    }

    @Test
    void anAbandonedTrialFailsAndAReportedOneDoesNot() throws Exception {
        FakeRing study = create(SPEC.replace("\"trainer\"", "\"trialTimeout\": 3, \"trainer\""));
        handed(study, 1, 4);
        handed(study, 2, 5);

        await().atMost(LIMIT).pollInterval(Duration.ofMillis(300)).until(() -> {
            post("/" + study.study() + "/trials/1/report", "{}").body("stop", equalTo(false));
            return study.events().stream().anyMatch(TrialEnded.class::isInstance);
        });

        TrialEnded end = study.end(2);
        assertThat(end.outcome().state()).isEqualTo("failed");
        assertThat(end.outcome().reason()).contains("trialTimeout of 3.0 s");
        post("/" + study.study() + "/trials/2/tell", "{\"state\": \"failed\"}").statusCode(409);
    }

    @Test
    void anAskWithoutProposalsIsToldToAskAgain() throws Exception {
        FakeRing study = create(SPEC);

        Response reply = ask(study, 1).get(20, TimeUnit.SECONDS);
        int number = handed(study, 2, 4);

        reply.then().statusCode(503).body("detail", containsString("none came within 12 s"));
        assertThat(number).isEqualTo(1);
    }

    @Test
    void saysWhyWhenNothingIsLeft() throws Exception {
        FakeRing study = create(SPEC.replace("\"maxTrials\": 5", "\"maxTrials\": 1"));
        handed(study, 1, 4);

        Response reply = ask(study, 3).get(20, TimeUnit.SECONDS);

        reply.then().statusCode(200).body("trials", equalTo(List.of())).body("reason", containsString("maxTrials"));
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"complete\", \"value\": 1}")
                .statusCode(200);
        study.nothingLeft(study.demand(2), 1);
        await().atMost(LIMIT)
                .untilAsserted(() -> given().get("/api/v1/studies/" + study.study())
                        .then()
                        .body("state", equalTo("finished"))
                        .body("winner", equalTo(1)));
        post("/" + study.study() + "/trials", "{\"configuration\": {\"max_depth\": 7, \"booster\": \"linear\"}}")
                .statusCode(409);
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"complete\", \"value\": 1}")
                .statusCode(200);
    }

    @Test
    void anAskOfAPausedStudyGetsNothingAndIsToldWhy() throws Exception {
        FakeRing study = create(SPEC);
        handed(study, 1, 4);
        CompletableFuture<Response> waiting = ask(study, 1);
        study.demand(2);

        post("/" + study.study() + "/pause", "").statusCode(200).body("state", equalTo("paused"));
        post("/" + study.study() + "/trials", "{\"configuration\": {\"max_depth\": 7, \"booster\": \"linear\"}}")
                .statusCode(201);

        waiting.get(20, TimeUnit.SECONDS)
                .then()
                .body("trials", equalTo(List.of()))
                .body("reason", containsString("paused"));
        ask(study, 1).get(20, TimeUnit.SECONDS).then().body("trials", equalTo(List.of()));
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"complete\", \"value\": 1}")
                .statusCode(200);
        post("/" + study.study() + "/resume", "").statusCode(200);
        ask(study, 1).get(20, TimeUnit.SECONDS).then().body("trials.number", equalTo(List.of(2)));
    }

    @Test
    void aDeletedStudyIsGone() throws Exception {
        FakeRing study = create(SPEC);
        handed(study, 1, 4);
        CompletableFuture<Response> asked = ask(study, 1);
        study.demand(2);

        given().delete("/api/v1/studies/" + study.study()).then().statusCode(204);

        asked.get(20, TimeUnit.SECONDS)
                .then()
                .body("trials", equalTo(List.of()))
                .body("reason", containsString("deleted"));
        study.event(StudyDeleted.class);
        given().get("/api/v1/studies/" + study.study()).then().statusCode(404);
        given().get("/api/v1/studies")
                .then()
                .body("studies.id", not(hasItem(study.study().value())));
        post("/" + study.study() + "/ask", "{}").statusCode(404);
        given().delete("/api/v1/studies/" + study.study()).then().statusCode(404);
        List<Long> sequences = study.events().stream()
                .map(StudyEvent::id)
                .map(id -> id.sequence())
                .distinct()
                .toList();
        assertThat(sequences.get(sequences.size() - 1)).isEqualTo(sequences.size());
    }

    @Test
    void aStudyOfOurTrainerIsNotAskedAndTold() {
        var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));

        post("/" + study.study() + "/ask", "{}").statusCode(409).body("detail", containsString("trainer: external"));
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"failed\"}").statusCode(409);
        given().post("/api/v1/studies/" + study.study() + "/cancel").then().statusCode(200);
    }
}
