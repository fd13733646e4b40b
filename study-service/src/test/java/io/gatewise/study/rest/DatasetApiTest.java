package io.gatewise.study.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.gatewise.study.ring.RingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingResource.class)
class DatasetApiTest {

    private static ValidatableResponse upload(String name, String csv) {
        return given().queryParam("name", name)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets")
                .then();
    }

    @Test
    void aNameMeansItsNewestUploadAndOlderOnesStayUnderTheirDigest() {
        String first = upload("temps", "t,x\n2020-01-01,1\n2020-01-02,2\n")
                .statusCode(201)
                .header("Location", containsString("/api/v1/datasets/temps"))
                .body("rows", equalTo(2))
                .body("columns.name", equalTo(java.util.List.of("t", "x")))
                .body("columns.type", equalTo(java.util.List.of("time", "number")))
                .body("columns[1].mean", equalTo(1.5f))
                .extract()
                .path("digest");
        upload("temps", "t,x\n2020-01-01,1.0\n2020-01-02,2\n").statusCode(200).body("digest", equalTo(first));
        String second =
                upload("temps", "t,x\n2020-01-01,5\n").statusCode(201).extract().path("digest");

        given().get("/api/v1/datasets/temps").then().statusCode(200).body("digest", equalTo(second));
        given().get("/api/v1/datasets/" + first).then().statusCode(200).body("rows", equalTo(2));
        upload("temps", "t,x\n2020-01-01,1\n2020-01-02,2\n").statusCode(200);
        given().get("/api/v1/datasets/temps").then().body("digest", equalTo(first));
        given().get("/api/v1/datasets")
                .then()
                .body("datasets.name", hasItem("temps"))
                .body("datasets.find { it.name == 'temps' }.columns", nullValue());
    }

    @Test
    void givesTheCanonicalFormBack() {
        upload("canon", "a;b\n1,0;x\n").statusCode(201);
        upload("canon", "a;b\n1.0;x\n").statusCode(201);

        String content = given().get("/api/v1/datasets/canon/content")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(content).isEqualTo("a,b\n1,x\n");
    }

    @Test
    void takesAFormToo() {
        given().queryParam("name", "form")
                .multiPart("file", "any.csv", "x\n1\n2\n".getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("rows", equalTo(2));
        given().queryParam("name", "form")
                .multiPart("other", "any.csv", "x\n1\n".getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("file"));
    }

    @Test
    void saysWhereAFileIsWrong() {
        upload("bad", "a,b\n1,2\n1,x\n3,4\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Data set refused"))
                .body("detail", containsString("line 3, column b"))
                .body("errors[0].pointer", equalTo("line 3, column b"))
                .body("errors[0].detail", containsString("'x'"));
        given().get("/api/v1/datasets/bad")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("bad"));
    }

    @Test
    void refusesNamesThatWouldNotDoInAPath() {
        for (String name : java.util.List.of("a b", "../x", "", "x".repeat(101), "a".repeat(64))) {
            upload(name, "x\n1\n2\n").statusCode(400).body("errors[0].pointer", equalTo("name"));
        }
        given().contentType("text/csv")
                .body("x\n1\n")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400);
    }

    @Test
    void refusesWhatIsLargerThanAllowed() {
        String large = "x\n" + "123456789\n".repeat(100_001);

        upload("large", large)
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("1000000 bytes"));
    }
}
