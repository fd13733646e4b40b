package io.gatewise.study.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.gatewise.study.ring.RingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zips under {@code networks} were written by stock DL4J. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class ModelApiTest {

    private static final String SPEC = """
            {"name": "transfer", "dataset": "short", "task": {"type": "forecasting", "target": "x"},
             "parameters": [{"name": "frozenLayers", "type": "int", "low": 0, "high": 2}], "training": {"window": 2},
             "objective": {"metric": "rmse"}, "validation": {"type": "hold-out", "validationFraction": 0.5},
             "transfer": {"model": "stock"}}
            """;

    @Test
    void anUploadedNetworkIsShownAndGivenBack() throws IOException {
        String digest = upload("shown", zip("two-layers"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/models/shown"))
                .body("inputs", equalTo(1))
                .body("units", equalTo(8))
                .body("layers", equalTo(2))
                .body("direction", equalTo("forward"))
                .body("parameters", equalTo(891))
                .body("head.outputs", equalTo(3))
                .body("head.reads", equalTo("each-step"))
                .body("origin", nullValue())
                .body("digest", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .path("digest");

        upload("shown", zip("two-layers")).statusCode(200);
        given().get("/api/v1/models").then().statusCode(200).body("models.name", hasItem("shown"));
        given().get("/api/v1/models/" + digest).then().statusCode(200).body("name", equalTo("shown"));
        byte[] back = given().get("/api/v1/models/shown/content")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(zip("two-layers"));
        given().get("/api/v1/models/none").then().statusCode(404);
    }

    @Test
    void layersOfDifferentSizesAreShownAndDecideAStudysUnits() throws IOException {
        upload("tapered", zip("layers-differ"))
                .statusCode(201)
                .body("units", equalTo(8))
                .body("layerUnits", equalTo(List.of(8, 5)));
        dataset();

        String id = create(SPEC.replace("\"stock\"", "\"tapered\""))
                .statusCode(201)
                .body("spec.training.units", equalTo(8))
                .body("spec.training.units_2", equalTo(5))
                .extract()
                .path("id");

        given().get("/api/v1/models/tapered").then().body("layerUnits", equalTo(List.of(8, 5)));
        given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void aZipThatCannotBeTrainedIsRefusedWithItsLayer() throws IOException {
        upload("graves", zip("graves-lstm"))
                .statusCode(400)
                .body("title", equalTo("Model refused"))
                .body("detail", containsString("layer 0: need an LSTM layer first, found GravesLSTM"));
        upload("text", "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(400)
                .body("detail", containsString("no zip"));
        upload("a/b", zip("two-layers")).statusCode(400).body("errors[0].pointer", equalTo("name"));
        given().get("/api/v1/models/graves").then().statusCode(404);
    }

    @Test
    void aNetworkIsForgottenOnceNoStudyNeedsIt() throws IOException {
        upload("stock", zip("two-layers"));
        upload("needed", zip("double-precision")).statusCode(201);
        upload("needed-too", zip("double-precision")).statusCode(201);
        dataset();
        String study = create(SPEC.replace("\"stock\"", "\"needed\"").replace("\"high\": 2", "\"high\": 1"))
                .statusCode(201)
                .extract()
                .path("id");

        given().delete("/api/v1/models/needed")
                .then()
                .statusCode(409)
                .body("detail", containsString("study " + study + " starts from it and isn't over"));
        given().post("/api/v1/studies/" + study + "/cancel").then().statusCode(200);
        given().delete("/api/v1/models/needed").then().statusCode(204);

        given().get("/api/v1/models/needed").then().statusCode(404);
        given().delete("/api/v1/models/needed").then().statusCode(404);
        given().get("/api/v1/models/needed-too").then().statusCode(200);
        given().get("/api/v1/models/stock").then().statusCode(200);
    }

    private static void dataset() {
        given().queryParam("name", "short")
                .contentType("text/plain")
                .body("x\n1\n2\n3\n4\n5\n6\n7\n8\n")
                .post("/api/v1/datasets");
    }

    @Test
    void aStudyTakesItsLayersFromTheNetwork() throws IOException {
        upload("stock", zip("two-layers"));
        dataset();

        String id = create(SPEC)
                .statusCode(201)
                .body("spec.training.units", equalTo(8))
                .body("spec.training.layers", equalTo(2))
                .body("spec.transfer.model", equalTo("stock"))
                .body("spec.transfer.head", equalTo("replace"))
                .extract()
                .path("id");
        create(SPEC.replace("\"window\": 2", "\"window\": 2, \"units\": 9"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/training/units"))
                .body("errors[0].detail", containsString("units 8"));
        create(SPEC.replace("{\"model\": \"stock\"}", "{\"study\": \"" + id + "\"}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/transfer/study"))
                .body("errors[0].detail", containsString("need a finished study, " + id + " is running"));
        create(SPEC.replace("{\"model\": \"stock\"}", "{\"study\": \"No Such!\"}"))
                .statusCode(400)
                .body("errors[0].detail", containsString("there is no study of the id No Such!"));
        given().post("/api/v1/studies/" + id + "/cancel").then().statusCode(200);
    }

    private static ValidatableResponse create(String spec) {
        return given().contentType("application/json")
                .body(spec)
                .post("/api/v1/studies")
                .then();
    }

    private static ValidatableResponse upload(String name, byte[] zip) {
        return given().queryParam("name", name)
                .contentType("application/zip")
                .body(zip)
                .post("/api/v1/models")
                .then();
    }

    private static byte[] zip(String name) throws IOException {
        try (InputStream in = ModelApiTest.class.getResourceAsStream("/networks/" + name + ".zip")) {
            return in.readAllBytes();
        }
    }
}
