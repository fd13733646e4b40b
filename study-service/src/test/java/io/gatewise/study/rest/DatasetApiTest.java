package io.gatewise.study.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.study.ring.RingResource;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingResource.class)
class DatasetApiTest {

    @TestHTTPResource("/api/v1/datasets")
    URI datasets;

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

    /** Which offers to change to HTTP/2, where large answers may stop half-way. */
    @Test
    void staysWithHttp11WhenJavasOwnClientOffersMore() throws Exception {
        String csv = "a,b\n" + "1.25,2.5\n".repeat(50_000);
        HttpRequest request = HttpRequest.newBuilder(URI.create(datasets + "?name=large"))
                .header("Authorization", "Bearer " + TestTokens.make(TestTokens.TESTER, Role.RUNNER))
                .header("Content-Type", "text/csv")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
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
    void takesTheFilesOfGivenPartsInTheFormatOfTheirNames() {
        given().queryParam("name", "gestures")
                .multiPart("test", "G_TEST.ts", ts("3,4:b"), "application/octet-stream")
                .multiPart("train", "G_TRAIN.ts", ts("1,2:a\n5:b"), "application/octet-stream")
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("rows", equalTo(5))
                .body("columns.name", equalTo(java.util.List.of("series", "part", "label", "dim_0")));

        String content = given().get("/api/v1/datasets/gestures/content")
                .then()
                .extract()
                .asString();
        assertThat(content).endsWith("2,train,b,5\n3,test,b,3\n3,test,b,4\n");
    }

    private static byte[] ts(String series) {
        return ("@univariate true\n@classLabel true a b\n@data\n" + series + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhichPartOfAFormIsWrong() {
        given().queryParam("name", "gestures")
                .multiPart("train", "G_TRAIN.ts", ts("1,2:a"), "application/octet-stream")
                .multiPart("test", "G_TEST.ts", ts("3,4:c"), "application/octet-stream")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("test, line 4"))
                .body("errors[0].detail", containsString("class c"));
        given().queryParam("name", "gestures")
                .multiPart("train", "G_TRAIN.ts", ts("1,2:a"), "application/octet-stream")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("need validation or test beside it"));
    }

    @Test
    void takesOptionsInTheQuery() {
        given().queryParam("name", "wide")
                .queryParam("layout", "wide-columns")
                .contentType("text/csv")
                .body("a,b\n1,2\n3,4\n")
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("columns.name", equalTo(java.util.List.of("series", "value")));
        given().queryParam("name", "wide")
                .queryParam("format", "xls")
                .contentType("text/csv")
                .body("a\n1\n")
                .post("/api/v1/datasets")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("format"));
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
