package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.testing.OpenApiFuzz;
import io.gatewise.edge.testing.TestTokens;
import io.gatewise.token.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Nonsense at every operation that the OpenAPI document names. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class NonsenseTest {

    private static final String DOCUMENT = "/q/openapi?format=json";
    private static final long SEED = 20_261_128;

    @TestHTTPResource("/")
    URL service;

    @Inject
    Jdbi jdbi;

    /** All that belongs to an owner. */
    private List<Map<String, Object>> ledger(String owner) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select 'study' as kind, id as name, state, sequence, numbered, max_trials from studies
                            where owner = :owner
                        union all select 'dataset', name, digest, 0, 0, 0 from datasets where owner = :owner
                        union all select 'trial', t.study || '/' || t.number, r.state, r.rung, r.attempt, 0
                            from trials t join trial_rungs r on r.study = t.study and r.trial = t.number
                            join studies s on s.id = t.study where s.owner = :owner
                        order by 1, 2
                        """).bind("owner", owner).mapToMap().list());
    }

    @Test
    void nonsenseIsRefusedInWordsAndChangesNothingOfOthers() throws IOException, InterruptedException {
        String victim = "Bearer " + TestTokens.make("victim", Role.RUNNER);
        String study = given().header("Authorization", victim)
                .contentType("application/json")
                .body(
                        "{\"name\": \"precious\", \"trainer\": \"external\", \"objective\": {\"metric\": \"error\",\"direction\": \"minimize\"},"
                                + " \"parameters\": [{\"name\": \"a\", \"type\": \"int\", \"low\": 1, \"high\": 9}]}")
                .post("/api/v1/studies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().header("Authorization", victim)
                .contentType("text/csv")
                .body("x\n1\n2\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=precious")
                .then()
                .statusCode(201);
        List<Map<String, Object>> before = ledger("victim");
        var fuzz = new OpenApiFuzz(URI.create(service.toString()), SEED, List.of(study, "precious", "1"));

        fuzz.tryAll(DOCUMENT, victim, null, 2);
        fuzz.tryAll(DOCUMENT, victim, "Bearer x.y.z", 2);
        fuzz.tryAll(DOCUMENT, victim, "Bearer " + TestTokens.expired("victim", Role.ADMIN), 2);
        fuzz.tryAll(DOCUMENT, victim, "Bearer " + TestTokens.make("victim", Role.READER), 10);
        fuzz.tryAll(DOCUMENT, victim, "Bearer " + TestTokens.make("fuzzer", Role.RUNNER), 40);

        assertThat(fuzz.faults()).isEmpty();
        assertThat(fuzz.requests()).isGreaterThan(1_000);
        assertThat(fuzz.statuses()).contains(200, 400, 401, 403, 404);
        assertThat(before).hasSize(2);
        assertThat(ledger("victim")).isEqualTo(before);
    }
}
