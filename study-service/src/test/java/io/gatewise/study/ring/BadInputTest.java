package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not harm a study, against the running API: each refused at its place, and the study goes on. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class BadInputTest extends RingTest {

    private static final String PARAMETERS = """
            [{"name": "depth", "type": "int", "low": 1, "high": 90},
             {"name": "booster", "type": "categorical", "choices": ["tree", "linear"]}]""";

    private static String spec(String parameters, String more) {
        return """
            {"name": "harmless", "trainer": "external", "parameters": %s,
             "objective": {"metric": "value", "direction": "minimize"},
             "search": {"algorithm": "random", "seed": 3, "maxTrials": 5}%s}""".formatted(parameters, more);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/studies" + path)
                .then();
    }

    private FakeRing create() {
        String id = post("", spec(PARAMETERS, "")).statusCode(201).extract().path("id");
        return new FakeRing(ring, new StudyId(id));
    }

    /** Asks for a trial and has it. */
    private void hand(FakeRing study, int nthDemand) throws Exception {
        CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() ->
                given().contentType("application/json").body("{}").post("/api/v1/studies/" + study.study() + "/ask"));
        var configuration = new Configuration(Map.of("depth", 4L, "booster", "linear"));
        ring.send(new TrialsProposed(
                study.study(),
                1,
                study.demand(nthDemand).id().sequence(),
                List.of(new NewTrial(configuration, new Rung(1, 1, 1, 1)))));
        asked.get(20, TimeUnit.SECONDS).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                                        | /parameters",
                "[{'name': 'a', 'type': 'int', 'low': 9, 'high': 1}]                       | /parameters/0/low",
                "[{'name': 'a', 'type': 'float', 'low': 0, 'high': 1, 'log': true}]        | /parameters/0/low",
                "[{'name': 'a', 'type': 'int', 'low': '1', 'high': 9}]                     | /parameters/0/low",
                "[{'name': 'a', 'type': 'int', 'low': 1, 'high': 9, 'hihg': 3}]            | /parameters/0/hihg",
                "[{'name': 'a', 'type': 'categorical', 'choices': []}]                     | /parameters/0/choices",
                "[{'name': 'a', 'type': 'categorical', 'choices': ['x\\u0000']}]           | /parameters/0/choices/0",
                "[{'name': 'a', 'type': 'categorical', 'choices': ['\\ud800']}]            | /parameters/0/choices/0",
                "[{'name': 'a', 'type': 'int', 'low': 1, 'high': 9},"
                        + "{'name': 'a', 'type': 'int', 'low': 1, 'high': 9}]              | /parameters/1/name",
                "[{'name': 'a', 'type': 'int', 'low': 1, 'high': 9,"
                        + " 'condition': {'parameter': 'b', 'in': [1]}}]                   | /parameters/0/condition/parameter",
                "[{'name': 'a', 'type': 'int', 'low': 1, 'high': 9,"
                        + " 'condition': {'parameter': 'b', 'in': [11]}},"
                        + " {'name': 'b', 'type': 'int', 'low': 1, 'high': 9}]             | /parameters/0/condition/in/0",
                "[{'name': 'a', 'type': 'int', 'low': 1, 'high': 9,"
                        + " 'condition': {'parameter': 'b', 'in': [1]}},"
                        + " {'name': 'b', 'type': 'int', 'low': 1, 'high': 9,"
                        + " 'condition': {'parameter': 'a', 'in': [1]}}]                   | /parameters/0/condition",
                "[{'name': 'a', 'type': 'float', 'low': 0, 'high': 1e999}]                 | /parameters/0/high",
                "[{'name': 'a', 'type': 'float', 'low': 0, 'high': NaN}]                   | ''",
                "[{'name': 'a', 'name': 'b', 'type': 'int', 'low': 1, 'high': 9}]          | ''",
            })
    void refusesSpacesAtTheirPlace(String parameters, String pointer) {
        ValidatableResponse reply =
                post("", spec(parameters.replace('\'', '"'), "")).statusCode(400);

        List<String> pointers = reply.extract().path("errors.pointer");
        assertThat(pointers).as(reply.extract().asString()).contains(pointer);
    }

    @Test
    void refusesAGridOfAMillionPointsAndConstraintsThatNothingKeeps() {
        String million = """
                [{"name": "a", "type": "int", "low": 1, "high": 1000}, {"name": "b", "type": "int", "low": 1, "high": 1000}]""";
        String grid = spec(million, "").replace("\"random\", \"seed\": 3, \"maxTrials\": 5", "\"grid\"");

        post("", grid)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/search/algorithm"))
                .body("errors[0].detail", containsString("1000000 points"));
        post("", spec(PARAMETERS, ", \"constraints\": [\"depth >= 200\"]"))
                .statusCode(400)
                .body("errors[0].pointer", containsString("/constraints"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trials/1/tell   | {'state': 'failed', 'reason': 'a\\u0000b'}                  | 400 | /reason",
                "/trials/1/tell   | {'state': 'failed', 'reason': '\\udc00'}                    | 400 | /reason",
                "/trials/1/tell   | {'state': 'complete', 'value': Infinity}                    | 400 | /value",
                "/trials/1/tell   | {'state': 'complete', 'value': -Infinity}                   | 400 | /value",
                "/trials/1/tell   | {'state': 'failed', 'state': 'complete', 'value': 1}        | 400 | ''",
                "/trials/1/tell   | {'state': 'complete', 'value': 1} {}                        | 400 | ''",
                "/trials/1/tell   | {'state': 'complete', 'value': 1, 'budget': 0.5}            | 409 |",
                "/trials/1/tell   | {'state': 'complete', 'value': 1, 'budget': NaN}            | 400 | /budget",
                "/trials/2/tell   | {'state': 'complete', 'value': 1}                           | 404 |",
                "/trials/99999999999/tell | {'state': 'failed'}                                 | 404 |",
                "/trials/-1/tell  | {'state': 'failed'}                                         | 404 |",
                "/trials/1/report | {'epoch': 1, 'metrics': {'lo\\u0000ss': 1}}                 | 400 | /metrics",
                "/trials/1/report | {'epoch': 1e2}                                              | 400 | /epoch",
                "/trials/1/report | {'epoch': 99999999999}                                      | 400 | /epoch",
                "/trials          | {'configuration': {'depth': '9', 'booster': 'linear'}}      | 400 | /configuration/depth",
                "/trials          | {'configuration': {'depth': NaN, 'booster': 'linear'}}      | 400 | /configuration/depth",
                "/trials          | {'configuration': {'depth': 1e40, 'booster': 'linear'}}     | 400 | /configuration/depth",
                "/trials          | {'configuration': {'depth': 9, 'booster': [1]}}             | 400 | /configuration/booster",
                "/trials          | {'configuration': {'depth': 9, 'booster': 'l', 'x': 1}}     | 400 | /configuration/x",
                "/trials          | {'configuration': {'depth': 9, 'booster': 'linear'}, 'value': 2} | 400 | /state",
                "/ask             | {'count': 1, 'count': 2}                                    | 400 | ''",
                "/ask             | {'count': '1'}                                              | 400 | /count",
                "/ask             | {'count': 1000000000}                                       | 400 | /count",
                "/ask             | null x                                                      | 400 | ''",
            })
    void refusesOddJsonAtItsPlaceAndTheStudyGoesOn(String path, String body, int status, String pointer)
            throws Exception {
        FakeRing study = create();
        hand(study, 1);

        ValidatableResponse reply =
                post("/" + study.study() + path, body.replace('\'', '"')).statusCode(status);

        if (pointer != null) {
            List<String> pointers = reply.extract().path("errors.pointer");
            assertThat(pointers).as(reply.extract().asString()).contains(pointer);
        }
        post("/" + study.study() + "/trials/1/tell", "{\"state\": \"complete\", \"value\": 1}")
                .statusCode(200);
        study.end(1);
        assertThat(study.events().stream().distinct()).hasSize(4);
    }

    @Test
    void refusesVeryDeepLongAndLargeBodiesWithoutRepeatingThem() throws Exception {
        FakeRing study = create();
        hand(study, 1);
        String tell = "/" + study.study() + "/trials/1/tell";

        post(tell, "[".repeat(100_000)).statusCode(400);
        post(tell, "{\"state\": \"complete\", \"value\": " + "9".repeat(5_000) + "}")
                .statusCode(400);
        post(tell, "{\"reason\": \"" + "x".repeat(1_048_576) + "\"}").statusCode(413);
        String detail = post("/" + study.study() + "/ask", "{\"count\": \"" + "x".repeat(100_000) + "\"}")
                .statusCode(400)
                .extract()
                .path("errors[0].detail");

        assertThat(detail).hasSizeLessThan(200);
        post(tell, "{\"state\": \"complete\", \"value\": 1}").statusCode(200);
    }

    @Test
    void refusesAnotherValueForAFinishedTrialAndATrialOfAnotherStudy() throws Exception {
        FakeRing study = create();
        hand(study, 1);
        FakeRing foreign = create();
        String tell = "/" + study.study() + "/trials/1/tell";
        post(tell, "{\"state\": \"complete\", \"value\": 1}").statusCode(200);

        post(tell, "{\"state\": \"complete\", \"value\": 1.0}").statusCode(200);
        post(tell, "{\"state\": \"complete\", \"value\": 2}")
                .statusCode(409)
                .body("detail", containsString("completed with value 1.0"));
        post(tell, "{\"state\": \"failed\"}").statusCode(409);
        post("/" + foreign.study() + "/trials/1/tell", "{\"state\": \"failed\"}")
                .statusCode(404);

        given().get("/api/v1/studies/" + study.study())
                .then()
                .body("trials.completed", equalTo(1))
                .body("trials.failed", equalTo(0));
    }
}
