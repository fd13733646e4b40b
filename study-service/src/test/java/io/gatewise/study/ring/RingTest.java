package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;

import io.gatewise.edge.testing.TestTokens;
import io.gatewise.token.Role;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests beside the rest of the ring. One listener serves a class: topics grow with each test, and a new one reads them whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RingTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    Ring ring;

    @BeforeAll
    void hear() {
        ring = new Ring(bootstrapServers);
    }

    @AfterAll
    void leave() throws InterruptedException {
        ring.close();
    }

    /** Whosever they are: their requests would lie on the topic, where others are waited for. */
    static void cancelAllStudies() {
        List<String> ids = administrator()
                .get("/api/v1/studies")
                .then()
                .statusCode(200)
                .extract()
                .path("studies.findAll { !(it.state in ['finished', 'cancelled']) }.id");
        ids.forEach(id -> administrator().post("/api/v1/studies/" + id + "/cancel"));
    }

    static RequestSpecification administrator() {
        return given().header("Authorization", "Bearer " + TestTokens.make("administrator", Role.ADMIN));
    }
}
