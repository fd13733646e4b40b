package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who is let in, and to what. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class SecurityTest {

    private static final String EXTERNAL = """
            {"name": "guarded", "trainer": "external", "parameters": [{"name": "a", "type": "int", "low": 1, "high": 9}],
             "objective": {"metric": "error", "direction": "minimize"}}
            """;
    private static final String TRAINED = """
            {"name": "guarded", "dataset": "%s", "task": {"type": "forecasting", "target": "x"},
             "parameters": [{"name": "units", "type": "int", "low": 2, "high": 4}], "training": {"window": 2},
             "objective": {"metric": "rmse"}, "validation": {"type": "hold-out", "validationFraction": 0.5}%s}
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    private static RequestSpecification as(String owner, Role role) {
        return with(TestTokens.make(owner, role));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification withoutToken() {
        return given().noFiltersOfType(TestTokens.Bearer.class);
    }

    private static String study(RequestSpecification who, String spec) {
        return who.contentType("application/json")
                .body(spec)
                .post("/api/v1/studies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String dataset(RequestSpecification who, String name, int rows) {
        String csv =
                IntStream.range(0, rows).mapToObj(Integer::toString).collect(Collectors.joining("\n", "x\n", "\n"));
        return who.queryParam("name", name)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .extract()
                .path("digest");
    }

    @Test
    void whoeverHasNoGoodTokenIsTurnedAwayWithTheReason() {
        withoutToken()
                .get("/api/v1/studies")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("detail", containsString("need a token"));
        with("nonsense").get("/api/v1/datasets").then().statusCode(401).body("detail", containsString("not genuine"));
        with(TestTokens.expired("ana", Role.ADMIN))
                .get("/api/v1/models")
                .then()
                .statusCode(401)
                .body("detail", containsString("expired"));
        given().header("Authorization", "Basic YTpi")
                .get("/api/v1/schemas/study")
                .then()
                .statusCode(401)
                .body("detail", containsString("Bearer"));
    }

    @Test
    void aReaderReadsAndChecksAndChangesNothing() {
        String mine = study(as("rita", Role.RUNNER), EXTERNAL);

        as("rita", Role.READER)
                .get("/api/v1/studies/" + mine)
                .then()
                .statusCode(200)
                .body("owner", equalTo("rita"));
        as("rita", Role.READER)
                .contentType("application/json")
                .body(EXTERNAL)
                .post("/api/v1/studies/check")
                .then()
                .statusCode(200);
        for (String change : List.of("/cancel", "/pause", "/ask", "/trials", "/trials/1/tell")) {
            as("rita", Role.READER)
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/studies/" + mine + change)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("needs the role runner"));
        }
        as("rita", Role.READER).delete("/api/v1/studies/" + mine).then().statusCode(403);
        as("rita", Role.READER)
                .contentType("text/csv")
                .body("x\n1\n")
                .post("/api/v1/datasets?name=r")
                .then()
                .statusCode(403);
        as("rita", Role.RUNNER).get("/api/v1/studies/" + mine).then().body("state", equalTo("running"));
    }

    @Test
    void anotherOwnersStudyIsAsIfItWereNotThere() throws InterruptedException {
        String hers = study(as("ana", Role.RUNNER), EXTERNAL);

        as("bob", Role.RUNNER).get("/api/v1/studies").then().body("studies.id", not(hasItem(hers)));
        for (String path : List.of("", "/trials")) {
            as("bob", Role.RUNNER).get("/api/v1/studies/" + hers + path).then().statusCode(404);
        }
        for (String change : List.of("/cancel", "/pause", "/ask", "/trials/1/report")) {
            as("bob", Role.RUNNER)
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/studies/" + hers + change)
                    .then()
                    .statusCode(404);
        }
        as("bob", Role.RUNNER).delete("/api/v1/studies/" + hers).then().statusCode(404);
        as("bob", Role.RUNNER)
                .contentType("application/json")
                .body(EXTERNAL.replace("\"trainer\"", "\"warmStart\": {\"studies\": [\"" + hers + "\"]}, \"trainer\""))
                .post("/api/v1/studies")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("there is no study"));

        as("ana", Role.READER).get("/api/v1/studies").then().body("studies.owner", everyItem(equalTo("ana")));
        as("root", Role.ADMIN).get("/api/v1/studies").then().body("studies.id", hasItem(hers));
        as("root", Role.ADMIN)
                .post("/api/v1/studies/" + hers + "/cancel")
                .then()
                .statusCode(200)
                .body("owner", equalTo("ana"));
        try (var ring = new Ring(broker)) {
            var id = new StudyId(hers);
            var opened = ring.wait(() -> ring.events(id), StudyEvent.StudyOpened.class, event -> true);
            assertThat(opened.owner()).isEqualTo("ana");
        }
    }

    @Test
    void aNameOfADataSetIsItsOwnersAlone() {
        String hers = dataset(as("ana", Role.RUNNER), "secret", 30);
        as("bob", Role.RUNNER).get("/api/v1/datasets").then().body("datasets.digest", not(hasItem(hers)));
        for (String key : List.of("secret", hers)) {
            as("bob", Role.RUNNER).get("/api/v1/datasets/" + key).then().statusCode(404);
            as("bob", Role.RUNNER)
                    .get("/api/v1/datasets/" + key + "/content")
                    .then()
                    .statusCode(404);
            as("bob", Role.RUNNER)
                    .get("/api/v1/templates?dataset=" + key)
                    .then()
                    .statusCode(404);
            as("bob", Role.RUNNER).delete("/api/v1/datasets/" + key).then().statusCode(404);
            as("bob", Role.RUNNER)
                    .contentType("application/json")
                    .body(TRAINED.formatted(key, ""))
                    .post("/api/v1/studies")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/dataset"));
        }
        String his = dataset(as("bob", Role.RUNNER), "secret", 40);

        as("ana", Role.READER).get("/api/v1/datasets/secret").then().body("digest", equalTo(hers));
        as("bob", Role.READER).get("/api/v1/datasets/secret").then().body("digest", equalTo(his));
        as("root", Role.ADMIN)
                .get("/api/v1/datasets")
                .then()
                .body("datasets.findAll { it.name == 'secret' }.owner", equalTo(List.of("ana", "bob")));
        String study = study(as("ana", Role.RUNNER), TRAINED.formatted("secret", ""));
        as("bob", Role.RUNNER)
                .contentType("application/json")
                .body(TRAINED.formatted("secret", ", \"transfer\": {\"study\": \"" + study + "\"}"))
                .post("/api/v1/studies")
                .then()
                .statusCode(400)
                .body("errors.detail", hasItem(containsString("there is no study")));
        as("bob", Role.RUNNER).delete("/api/v1/datasets/secret").then().statusCode(204);
        as("ana", Role.RUNNER).delete("/api/v1/datasets/secret").then().statusCode(409);
        as("ana", Role.RUNNER).delete("/api/v1/studies/" + study);
    }

    @Test
    void aTokenIsRenewedByWhoeverHasIt() {
        String first = TestTokens.make("ana", Role.READER);

        Map<String, String> renewed = with(first)
                .post("/api/v1/tokens/renewal")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("owner", equalTo("ana"))
                .body("role", equalTo("reader"))
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(renewed.get("token")).isNotEqualTo(first);
        with(renewed.get("token")).get("/api/v1/studies").then().statusCode(200);
        with(TestTokens.expired("ana", Role.READER))
                .post("/api/v1/tokens/renewal")
                .then()
                .statusCode(401);
    }

    @Test
    void noOtherOriginReadsAndNoPageFramesOrGuesses() {
        given().header("Origin", "https://elsewhere.example.org")
                .get("/api/v1/studies")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void theAuditLogSaysWhoDidWhatAndNoTokenIsInAnyLogOrMetric() {
        var lines = new CopyOnWriteArrayList<String>();
        var format = new SimpleFormatter();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getLoggerName() + " " + format.formatMessage(record) + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        String good = TestTokens.make("zoe", Role.RUNNER);
        String expired = TestTokens.expired("zoe", Role.RUNNER);
        String garbled = good.substring(0, good.length() - 8) + "AAAAAAAA";
        Logger.getLogger("").addHandler(listener);
        String study;
        try {
            study = study(with(good), EXTERNAL);
            with(good).post("/api/v1/studies/" + study + "/cancel").then().statusCode(200);
            with(good).get("/api/v1/studies/" + study).then().statusCode(200);
            with(expired).get("/api/v1/studies").then().statusCode(401);
            with(garbled).post("/api/v1/tokens/renewal").then().statusCode(401);
            with(good).post("/api/v1/tokens/renewal").then().statusCode(200);
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        List<String> audit =
                lines.stream().filter(line -> line.startsWith("gatewise.audit")).toList();
        assertThat(audit)
                .anyMatch(line -> line.contains("owner=zoe role=runner")
                        && line.contains("method=POST path=/api/v1/studies status=201")
                        && line.contains(study))
                .anyMatch(line -> line.contains("path=/api/v1/studies/" + study + "/cancel status=200"))
                .anyMatch(line -> line.contains("method=GET path=/api/v1/studies status=401"))
                .noneMatch(line -> line.contains("method=GET path=/api/v1/studies/" + study));
        String everything = String.join("\n", lines)
                + withoutToken()
                        .get(metrics.toString())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        for (String secret : List.of(good, expired, garbled)) {
            assertThat(everything).doesNotContain(secret.split("\\.")[2]);
        }
    }

    @Test
    void healthAndMetricsAreAnsweredWithoutATokenAtThePortForThem() {
        withoutToken().get(ready.toString()).then().statusCode(200);
        withoutToken().get(metrics.toString()).then().statusCode(200);
        withoutToken().get("/q/metrics").then().statusCode(404);
        withoutToken().get("/q/health").then().statusCode(404);
    }
}
