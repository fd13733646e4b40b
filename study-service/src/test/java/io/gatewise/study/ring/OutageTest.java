package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What happens to messages and requests while the database is away. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class OutageTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void losesNothingWhileTheDatabaseIsAway() throws Exception {
        try (Ring ring = new Ring(bootstrapServers);
                Connection server =
                        DriverManager.getConnection(jdbcUrl.replace("/study", "/postgres"), user, password)) {
            var study = FakeRing.start(ring, FakeRing.spec(2, 1, true));
            TrialRequest request = study.request(1, 1);

            allowConnections(server, false);
            study.started(request, "run-a");
            study.completed(request, "run-a", 1.0);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> study.events().stream().noneMatch(TrialEnded.class::isInstance));
            allowConnections(server, true);

            assertThat(study.end(1).trial()).isEqualTo(1);
            study.propose(study.demand(1), 8);
            study.request(2, 1);
            assertThat(ring.deadLetters(Topics.TRIAL_ATTEMPTS).keySet())
                    .noneMatch(text -> text.contains(study.study().value()));
        }
    }

    @Test
    void saysThatTheDatabaseIsAwayAndWhenToTryAgain() throws Exception {
        try (Connection server = DriverManager.getConnection(jdbcUrl.replace("/study", "/postgres"), user, password)) {
            allowConnections(server, false);
            try {
                given().when()
                        .get("/api/v1/studies")
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "5")
                        .contentType("application/problem+json")
                        .body("title", equalTo("Database away"), "detail", containsString("try again"));
                given().when().get(ready).then().statusCode(503);
            } finally {
                allowConnections(server, true);
            }
            // connections that broke meanwhile are found out one by one
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> given().when().get("/api/v1/studies").then().statusCode(200));
        }
    }

    private static void allowConnections(Connection server, boolean allowed) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute("alter database study allow_connections " + allowed);
            if (!allowed) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'study'");
            }
        }
    }
}
