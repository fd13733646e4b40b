package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialProgress.Started;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.store.MessageDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What messages that came together do: the same as one after the other. */
@QuarkusTest
@QuarkusTestResource(RingResource.class)
class TogetherRingTest extends RingTest {

    @Inject
    MessageDesk desk;

    @Inject
    Tracing tracing;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void cancel() {
        cancelAllStudies();
    }

    private FakeRing study(int... units) {
        var study = FakeRing.start(ring, FakeRing.spec(20, units.length, false));
        study.propose(study.demand(1), units);
        return study;
    }

    private List<Verdict> take(TrialAttempt... reports) {
        return desk.take(List.of(reports), place -> tracing.begin("test", Subject.of(reports[place].key())));
    }

    private static TrialAttempt.Ended completed(TrialRequest request, String run, double score) {
        return new TrialAttempt.Ended(request.key(), run, FakeRing.completion(score), FakeRing.PROVENANCE);
    }

    private static TrialAttempt.Ended failed(TrialRequest request, String run) {
        return new TrialAttempt.Ended(request.key(), run, new Outcome.Failed("disk full"), FakeRing.PROVENANCE);
    }

    @Test
    void endsOfSeveralTrialsAndStudiesAllCountInTheirOrder() {
        var first = study(2, 3, 4);
        var second = study(5);

        List<Verdict> verdicts = take(
                completed(first.request(2, 1), "run-2", 2.0),
                completed(second.request(1, 1), "run-1", 9.0),
                completed(first.request(1, 1), "run-1", 1.0));

        assertThat(verdicts).hasSize(3).allMatch(Decision.class::isInstance);
        first.end(1);
        second.end(1);
        assertThat(first.events().stream()
                        .filter(TrialEnded.class::isInstance)
                        .map(event -> ((TrialEnded) event).trial()))
                .containsExactly(2, 1);
        assertThat(first.events().stream().map(event -> event.id().sequence()))
                .containsExactly(sequences(first.events().size()));
        // the first end asked for what takes its slot, and the second had to wait for the answer
        ProposalsWanted demand = first.demand(2);
        assertThat(demand.count()).isEqualTo(1);
        given().get("/api/v1/studies/" + first.study()).then().body("trials.completed", equalTo(2));
        assertThat(looseEnds(first)).isZero();
    }

    private static Long[] sequences(int count) {
        return LongStream.rangeClosed(1, count).boxed().toArray(Long[]::new);
    }

    private int looseEnds(FakeRing study) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from loose_ends where study = :study")
                .bind("study", study.study().value())
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aReportThatCameTwiceCountsOnce() {
        var study = study(2, 3);
        TrialRequest request = study.request(1, 1);

        List<Verdict> verdicts = take(completed(request, "run-1", 1.0), completed(request, "run-1", 1.0));

        assertThat(verdicts.get(0)).isInstanceOf(Decision.class);
        assertThat(verdicts.get(1)).isEqualTo(new Verdict.Ignored("the rung has ended"));
        given().get("/api/v1/studies/" + study.study()).then().body("trials.completed", equalTo(1));
    }

    @Test
    void aFailureAndTheNextAttemptsEndAreJudgedOneAfterTheOther() {
        var study = study(2, 3);
        TrialRequest request = study.request(1, 1);

        List<Verdict> verdicts = take(failed(request, "run-1"), completed(request, "run-2", 1.0));

        // the first end of the rung wins, and what was queued again for the failure is gone
        assertThat(verdicts).allMatch(Decision.class::isInstance);
        assertThat(study.end(1).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(attempts(study)).containsExactly("run-1", "run-2");
        assertThat(ring.requests(study.study()))
                .noneMatch(again -> again.key().trial() == 1 && again.key().attempt() == 2);
    }

    private List<String> attempts(FakeRing study) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select run from trial_attempts where study = :study and counted order by run")
                .bind("study", study.study().value())
                .mapTo(String.class)
                .list());
    }

    @Test
    void anEndThatOvertakesAnotherRunLeavesThatRunToBeStopped() {
        var study = study(2, 3);
        TrialRequest request = study.request(1, 1);
        start(request, "run-a");
        start(request, "run-b");

        take(completed(request, "run-a", 1.0));

        assertThat(study.end(1).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(looseEnds(study)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(ring.commands(study.study())).hasSize(1));
        take(completed(request, "run-b", 1.0));
        assertThat(looseEnds(study)).isZero();
    }

    private void start(TrialRequest request, String run) {
        desk.started(
                List.of(new Started(request.key(), run, "worker-a", 0)),
                place -> tracing.begin("test", Subject.of(request.key())));
    }

    @Test
    void oneOfAStudyThatIsNotThereHarmsNoOther() {
        var study = study(2, 3);
        TrialRequest request = study.request(1, 1);
        var stray = new TrialAttempt.Ended(
                new AttemptKey(new StudyId("nobody-s"), 1, 1, 1),
                "run-x",
                FakeRing.completion(1.0),
                FakeRing.PROVENANCE);

        List<Verdict> verdicts = take(stray, completed(request, "run-1", 1.0));

        assertThat(verdicts.get(0)).isEqualTo(new Verdict.Impossible("there is no study nobody-s"));
        assertThat(verdicts.get(1)).isInstanceOf(Decision.class);
    }
}
