package io.gatewise.results.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.gatewise.edge.testing.OpenApiFuzz;
import io.gatewise.edge.testing.TestTokens;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.gatewise.token.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told what a study found. */
@QuarkusTest
class SecurityTest extends ServiceTest {

    private static final long SEED = 20_261_128;

    @TestHTTPResource("/")
    URL service;

    private static RequestSpecification as(String owner, Role role) {
        return given().header("Authorization", "Bearer " + TestTokens.make(owner, role));
    }

    private static RequestSpecification withoutToken() {
        return given().noFiltersOfType(TestTokens.Bearer.class);
    }

    private void open(String id, String owner) {
        StudyScript script = script(id);
        StudyOpened opened = script.opened();
        send(new StudyOpened(
                opened.id(),
                opened.at(),
                opened.spec(),
                opened.data(),
                opened.extent(),
                opened.earlier(),
                opened.speeds(),
                owner));
        await().untilAsserted(() -> results(script.study()).statusCode(200));
    }

    @Test
    void resultsAreTheirOwnersAlone() {
        open("anas", "ana");
        open("nobodys", null);

        as("ana", Role.READER).get("/api/v1/results").then().body("results.study", hasItem("anas"));
        as("ana", Role.READER).get("/api/v1/results").then().body("results.study", not(hasItem("nobodys")));
        as("root", Role.ADMIN).get("/api/v1/results").then().body("results.study", hasItem("nobodys"));
        as("bob", Role.RUNNER).get("/api/v1/results").then().body("results.study", equalTo(List.of()));
        as("bob", Role.READER).get("/").then().statusCode(200).body(not(containsString("anas")));
        for (String path : List.of("", "/contributions", "/model", "/report")) {
            as("bob", Role.RUNNER)
                    .get("/api/v1/results/anas" + path)
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("there is no study anas"));
        }
        for (String path : List.of("", "/contributions", "/report")) {
            as("ana", Role.READER).get("/api/v1/results/anas" + path).then().statusCode(200);
        }
    }

    @Test
    void aProgramWithoutATokenIsToldSoAndABrowserIsAskedForOne() {
        withoutToken().get("/api/v1/results").then().statusCode(401).contentType("application/problem+json");
        for (String page : List.of("/", "/api/v1/results/any/report")) {
            withoutToken()
                    .header("Accept", "text/html,application/xhtml+xml;q=0.9")
                    .get(page)
                    .then()
                    .statusCode(401)
                    .contentType("text/html")
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .header("Cache-Control", "no-store")
                    .body(containsString("<script src=\"/door.js\">"))
                    .body(containsString("need a token"));
        }
        withoutToken().get("/door.js").then().statusCode(200).body(containsString("sessionStorage"));
    }

    @Test
    void nonsenseIsRefusedInWords() throws IOException, InterruptedException {
        open("precious", "victim");
        String victim = "Bearer " + TestTokens.make("victim", Role.READER);
        String document = "/api/v1/results/openapi?format=json";
        var fuzz = new OpenApiFuzz(URI.create(service.toString()), SEED, List.of("precious", "1"));

        fuzz.tryAll(document, victim, null, 5);
        fuzz.tryAll(document, victim, "Bearer x.y.z", 5);
        fuzz.tryAll(document, victim, "Bearer " + TestTokens.make("fuzzer", Role.RUNNER), 40);
        fuzz.tryAll(document, victim, victim, 40);

        assertThat(fuzz.faults()).isEmpty();
        assertThat(fuzz.requests()).isGreaterThan(400);
        assertThat(fuzz.statuses()).contains(200, 401, 404);
    }
}
