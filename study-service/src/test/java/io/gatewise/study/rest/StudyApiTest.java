package io.gatewise.study.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.gatewise.study.ring.RingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingResource.class)
class StudyApiTest {

    private static final String SPEC = """
            {"name": "Hello, World!", "dataset": "api", "task": {"type": "forecasting", "target": "x"},
             "parameters": [{"name": "units", "type": "int", "low": 1, "high": 8}], "training": {"window": 2},
             "objective": {"metric": "r2"}, "validation": {"type": "hold-out", "validationFraction": 0.5}}
            """;

    private static ValidatableResponse create(String type, String spec) {
        String csv = "x\n1\n2\n3\n4\n5\n6\n7\n8\n";
        given().queryParam("name", "api").contentType("text/plain").body(csv).post("/api/v1/datasets");
        return given().contentType(type)
                .body(spec.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/studies")
                .then();
    }

    @Test
    void createsAStudyAndShowsItInTheList() {
        String id = create("application/json", SPEC)
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/studies/hello-world-[a-z0-9]{6}"))
                .body("name", equalTo("Hello, World!"))
                .body("state", equalTo("running"))
                .body("dataset.name", equalTo("api"))
                .body("dataset.digest", matchesPattern("[0-9a-f]{64}"))
                .body("trials.max", equalTo(20))
                .body("trials.queued", equalTo(1))
                .body("spec.objective.direction", equalTo("maximize"))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("evaluation", equalTo(null))
                .extract()
                .path("id");

        given().get("/api/v1/studies").then().statusCode(200).body("studies.id", hasItem(id));
        given().get("/api/v1/studies/" + id + "/trials")
                .then()
                .body("trials[0].configuration.units", equalTo(8))
                .body("trials[0].state", equalTo("queued"));
        given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void checksASpecWithoutCreatingAStudy() {
        create("application/json", SPEC).body("warnings.pointer", equalTo(List.of("/validation")));
        int before = given().get("/api/v1/studies").path("studies.size()");

        given().contentType("application/json")
                .body(SPEC)
                .post("/api/v1/studies/check")
                .then()
                .statusCode(200)
                .body("warnings[0].detail", containsString("give testFraction"))
                .body("costs.name", equalTo(List.of("smallest", "default", "largest")))
                .body("costs[2].configuration.units", equalTo(8))
                .body("costs[2].parameters", equalTo(4 * 8 * (1 + 8 + 1) + 9))
                .body("costs[2].epochs", equalTo(50))
                .body("costs[0].secondsAtMost", notNullValue())
                .body("spec.search.maxTrials", equalTo(20));
        given().contentType("application/yaml")
                .body("name: x".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/studies/check")
                .then()
                .statusCode(400)
                .body("title", equalTo("Study refused"));
        assertThat(given().get("/api/v1/studies").<Integer>path("studies.size()"))
                .isEqualTo(before);
    }

    @Test
    void checksAClassificationWithTheRowsOfItsDataBeforeAnyTrial() {
        String series = "@univariate true\n@classLabel true a b\n@data\n1,2,3:a\n2,3:a\n5,6:b\n7,8,9:b\n1,1:b\n";
        given().queryParam("name", "gestures")
                .contentType("application/octet-stream")
                .body(series.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("series.count", equalTo(5))
                .body("series.longest", equalTo(3));
        String spec = """
                {"name": "g", "dataset": "gestures",
                 "task": {"type": "classification", "series": "series", "label": "label", "inputs": ["dim_0"]},
                 "parameters": [{"name": "units", "type": "int", "low": 1, "high": 8}],
                 "objective": {"metric": "accuracy"}, "validation": {"type": "k-fold", "k": 3}}
                """;

        create("application/json", spec)
                .statusCode(400)
                .body("errors.pointer", hasItems("/validation/k"))
                .body("errors[0].detail", containsString("class a has 2"));
        String id = create("application/json", spec.replace("\"k\": 3", "\"k\": 2"))
                .statusCode(201)
                .body("spec.validation.k", equalTo(2))
                .extract()
                .path("id");
        given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void showsTemplatesSizedByADataSetAndStoresWhatASpecMakesOfOne() {
        String spec = SPEC.replaceFirst("\"parameters\": \\[.*?\\], ", "\"template\": \"lstm-small\", ");
        String id = create("application/json", spec)
                .statusCode(201)
                .body("spec.parameters.name", equalTo(List.of("units", "learningRate")))
                .body("spec.parameters[0].high", equalTo(16))
                .body("spec.training.batchSize", equalTo(2))
                .extract()
                .path("id");
        given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(200);

        given().get("/api/v1/templates").then().statusCode(200).body("templates.name", hasItem("lstm-text"));
        given().get("/api/v1/templates/lstm-small?dataset=api")
                .then()
                .statusCode(200)
                .body("parameters[0].high", equalTo(16))
                .body("sources.units", containsString("Greff"));
        given().get("/api/v1/templates/lstm-small?dataset=nope").then().statusCode(404);
        given().get("/api/v1/templates/lstm-huge")
                .then()
                .statusCode(404)
                .body("detail", containsString("need one of [lstm-small"));
    }

    @Test
    void takesTheSchemaAsAStudysMeasure() {
        given().get("/api/v1/schemas/study")
                .then()
                .statusCode(200)
                .body("$schema", containsString("2020-12"))
                .body("properties.training", notNullValue());
        create("application/json", SPEC.replace("\"units\"", "\"unit\"").replace("0.5", "\"half\""))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Study refused"))
                .body("errors.pointer", hasItems("/parameters/0/name", "/validation/validationFraction"));
        create("text/yaml", "name: [").statusCode(400).body("errors[0].detail", containsString("no YAML"));
        create("text/html", SPEC).statusCode(415).contentType("application/problem+json");
    }

    @Test
    void refusesADocumentBeyondTheLimit() {
        String padded = SPEC + " ".repeat(1_048_577);

        create("application/json", padded).statusCode(413).contentType("application/problem+json");
    }

    @Test
    void knowsNoStudyThatIsNotThere() {
        for (String id : List.of("nope-123456", "NOT%20AN%20ID")) {
            given().get("/api/v1/studies/" + id).then().statusCode(404).contentType("application/problem+json");
            given().get("/api/v1/studies/" + id + "/trials").then().statusCode(404);
            given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(404);
        }
    }

    @Test
    void describesItself() {
        String openApi = given().accept("application/json").get("/q/openapi").asString();

        assertThat(openApi)
                .contains("/api/v1/studies/{id}/cancel", "/api/v1/datasets/{key}/content", "uploadDataset", "births");
        given().get("/q/swagger-ui").then().statusCode(200);
    }

    @Test
    void countsForPrometheusAndSaysWhetherItIsReady() {
        create("application/json", SPEC).statusCode(201);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(management("/q/metrics"))
                        .containsPattern("gatewise_studies\\{state=\"running\",?\\} [1-9]")
                        .contains(
                                "gatewise_trials{state=\"completed\"",
                                "gatewise_queue_trials",
                                "gatewise_trial_retries_total")
                        .contains("gatewise_leases_expired_total", "gatewise_outbox_messages"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(management("/q/health/ready"))
                        .contains("\"UP\"", "Database")
                        .doesNotContain("\"DOWN\""));
    }

    private static String management(String path) {
        int port = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.port", Integer.class);
        return given().port(port).get(path).asString();
    }
}
