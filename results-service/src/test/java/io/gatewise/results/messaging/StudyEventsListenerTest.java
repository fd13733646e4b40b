package io.gatewise.results.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.InfrastructureResource;
import io.gatewise.results.LedgerFake;
import io.gatewise.results.StudyScript;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service against a real broker and a real database; the test plays the ledger. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class StudyEventsListenerTest {

    private static final Configuration SMALL =
            new Configuration(java.util.Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.other-database")
    String otherDatabase;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metricsPage;

    @Inject
    ArtifactStore artifacts;

    @Inject
    MeterRegistry registry;

    private LedgerFake ledger;

    @BeforeEach
    void connect() {
        ledger = new LedgerFake(broker);
    }

    @AfterEach
    void disconnect() {
        ledger.close();
    }

    private static StudyScript script(String id) {
        return new StudyScript(id, 1, StudyScript.spec("study <" + id + ">", Search.Algorithm.BAYESIAN, 5));
    }

    private void send(StudyEvent... events) {
        for (StudyEvent event : events) {
            ledger.send(Topics.STUDY_EVENTS, event.id().study(), event);
        }
    }

    private static ValidatableResponse results(StudyId study) {
        return given().get("/api/v1/results/" + study).then();
    }

    private static void awaitTrialState(StudyId study, int trial, String state) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> results(study)
                        .statusCode(200)
                        .body("trials.find { it.number == " + trial + " }.state", Matchers.equalTo(state)));
    }

    /** Plays a whole search with one trial at a time; the configurations that were tried. */
    private List<Configuration> play(StudyScript script, int trials) {
        List<Configuration> tried = new ArrayList<>();
        send(script.opened());
        for (int trial = 1; trial <= trials; trial++) {
            send(script.wanted(1, trials - trial + 1));
            Configuration proposed =
                    onlyNewTrial(ledger.answers(script.study(), trial).get(trial - 1));
            tried.add(proposed);
            send(script.trialOpened(trial, proposed));
            send(trial % 5 == 2 ? script.infeasible(trial) : script.completed(trial, loss(proposed)));
        }
        return tried;
    }

    private static double loss(Configuration configuration) {
        double rate = configuration.values().containsKey("learningRate") ? configuration.real("learningRate") : 1e-3;
        return Math.abs(Math.log(configuration.real("units") / 40)) + Math.abs(Math.log10(rate) + 2.5);
    }

    private static Configuration onlyNewTrial(TrialProposal answer) {
        assertThat(((TrialsProposed) answer).proposals()).hasSize(1);
        return ((NewTrial) ((TrialsProposed) answer).proposals().get(0)).configuration();
    }

    @Test
    void answersADemandFromAllEventsBeforeIt() {
        StudyScript script = script("answers");
        send(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3));
        ProposalsWanted demand = script.wanted(2, 9);

        send(demand);

        var answer = (TrialsProposed) ledger.answers(script.study(), 1).get(0);
        assertThat(answer.demand()).isEqualTo(demand.id().sequence());
        assertThat(answer.proposals()).hasSize(2).allSatisfy(proposal -> {
            var trial = (NewTrial) proposal;
            assertThat(script.spec().parameters().violations(trial.configuration()))
                    .isEmpty();
            assertThat(trial.rung()).isEqualTo(script.spec().fullRung());
        });
    }

    @Test
    void proposesTheSameForTheSameEventsAlsoAfterReadingTheStudyFromItsTables() {
        // the service holds one study in memory here: taking turns, each is read from the tables every time
        StudyScript inTurns = script("turns-a");
        StudyScript other = script("turns-b");
        List<Configuration> alone = play(script("alone"), 9);

        List<Configuration> first = new ArrayList<>();
        List<Configuration> second = new ArrayList<>();
        send(inTurns.opened(), other.opened());
        for (int trial = 1; trial <= 9; trial++) {
            first.add(turn(inTurns, trial));
            second.add(turn(other, trial));
        }

        assertThat(first).isEqualTo(alone);
        assertThat(second).isEqualTo(alone);
    }

    private Configuration turn(StudyScript script, int trial) {
        send(script.wanted(1, 9 - trial + 1));
        Configuration proposed =
                onlyNewTrial(ledger.answers(script.study(), trial).get(trial - 1));
        send(script.trialOpened(trial, proposed));
        send(trial % 5 == 2 ? script.infeasible(trial) : script.completed(trial, loss(proposed)));
        return proposed;
    }

    @Test
    void namesTheWinnerOnceNothingIsLeftAndNobodyTrains() {
        StudyScript script = script("nothing-left");
        send(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3));
        send(script.trialOpened(2, SMALL), script.wanted(1, 0));
        assertThat(((TrialsProposed) ledger.answers(script.study(), 1).get(0)).proposals())
                .isEmpty();

        send(script.completed(2, 2), script.wanted(1, 0));

        assertThat(ledger.answers(script.study(), 2).get(1))
                .isInstanceOfSatisfying(
                        NothingLeft.class, left -> assertThat(left.winner()).isEqualTo(2));
    }

    @Test
    void endsWhenEveryPointOfASmallSpaceWasTried() {
        StudySpec spec = StudyScript.spec("tiny", Search.Algorithm.BAYESIAN, 1, new IntParameter("units", 1, 3));
        StudyScript script = new StudyScript("tiny", 1, spec);
        List<Configuration> tried = play(script, 3);

        send(script.wanted(1, 17));

        assertThat(tried).doesNotHaveDuplicates();
        assertThat(ledger.answers(script.study(), 4).get(3)).isInstanceOf(NothingLeft.class);
    }

    @Test
    void asksForMissingEventsAndGoesOnWhenTheyCome() {
        StudyScript script = script("gap");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        StudyEvent ended = script.completed(1, 3);
        StudyEvent demand = script.wanted(1, 9);
        send(opened, ended, demand);
        assertThat(ledger.answers(script.study(), 1))
                .containsExactly(new EventsWanted(script.study(), 1, trial.id().sequence()));

        send(trial, ended, demand);

        assertThat(ledger.answers(script.study(), 2).get(1)).isInstanceOf(TrialsProposed.class);
        results(script.study()).body("best.score", Matchers.equalTo(3.0f));
    }

    @Test
    void asksForAllEventsOfAStudyWhoseBeginningItMissed() {
        StudyScript script = script("no-beginning");
        script.opened();

        send(script.trialOpened(1, SMALL));

        assertThat(ledger.answers(script.study(), 1)).containsExactly(new EventsWanted(script.study(), 1, 1));
    }

    @Test
    void countsARepeatedEventOnceAndSendsARepeatedDemandItsStoredAnswer() {
        StudyScript script = script("repeated");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        StudyEvent ended = script.completed(1, 3);
        StudyEvent demand = script.wanted(3, 9);
        send(opened, trial, ended, demand);
        TrialProposal answer = ledger.answers(script.study(), 1).get(0);

        send(opened, trial, ended, demand);

        assertThat(ledger.answers(script.study(), 2)).containsExactly(answer, answer);
        results(script.study()).body("trials.size()", Matchers.equalTo(1));
    }

    @Test
    void putsAGarbledEventAsideAndAsksForItAgain() {
        StudyScript script = script("garbled");
        StudyEvent opened = script.opened();
        StudyEvent demand = script.wanted(1, 5);
        send(opened);
        String garbled = "{\"type\":\"proposals-wanted\",\"id\":{\"study\":\"garbled\"";

        ledger.send(Topics.STUDY_EVENTS, "garbled", garbled);

        assertThat(ledger.deadLetter(garbled::equals)).isEqualTo(garbled);
        assertThat(ledger.answers(script.study(), 1))
                .containsExactly(new EventsWanted(script.study(), 1, demand.id().sequence()));
        send(demand);
        assertThat(ledger.answers(script.study(), 2).get(1)).isInstanceOf(TrialsProposed.class);
    }

    @Test
    void putsAnEventAsideThatContradictsTheOnesBefore() {
        StudyScript script = script("contradiction");
        send(script.opened());

        send(script.completed(77, 1));

        assertThat(ledger.deadLetter(letter -> letter.contains("\"trial\":77"))).contains("contradiction");
        StudyScript unharmed = script("after-contradiction");
        send(unharmed.opened(), unharmed.wanted(1, 1));
        assertThat(ledger.answers(unharmed.study(), 1)).hasSize(1);
    }

    @Test
    void beginsAnewWithAHigherIncarnation() {
        StudyScript before = script("restored");
        send(before.opened(), before.trialOpened(1, SMALL), before.completed(1, 3));
        awaitTrialState(before.study(), 1, "completed");
        StudyScript after = new StudyScript("restored", 2, before.spec());

        send(after.opened(), after.wanted(1, 5));
        send(before.completed(1, 1));

        assertThat(ledger.answers(after.study(), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        TrialsProposed.class,
                        answer -> assertThat(answer.incarnation()).isEqualTo(2));
        results(after.study()).body("trials.size()", Matchers.equalTo(0));
    }

    @Test
    void forgetsADeletedStudyAndStaysQuietWhenItsEventsComeAgain() {
        StudyScript script = script("deleted");
        StudyEvent opened = script.opened();
        StudyEvent trial = script.trialOpened(1, SMALL);
        send(opened, trial);
        awaitTrialState(script.study(), 1, "open");

        send(script.deleted(), trial, opened);

        await().untilAsserted(() -> results(script.study()).statusCode(404));
        StudyScript later = script("after-deleted");
        send(later.opened(), later.wanted(1, 1));
        ledger.answers(later.study(), 1);
        assertThat(ledger.answers(script.study(), 0)).isEmpty();
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() throws SQLException {
        StudyScript script = script("database-away");
        Counter retries = registry.get("gatewise.database.retries").counter();
        send(script.opened(), script.wanted(1, 9));
        ledger.answers(script.study(), 1);

        double before = retries.count();

        try (Connection admin = DriverManager.getConnection(otherDatabase, "postgres", "postgres")) {
            admin.createStatement().execute("alter database results allow_connections false");
            admin.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'results'");
            send(script.trialOpened(1, SMALL), script.completed(1, 3), script.wanted(1, 8));
            await().until(() -> retries.count() >= before + 2);
            admin.createStatement().execute("alter database results allow_connections true");
        }

        assertThat(ledger.answers(script.study(), 2)).hasSize(2);
        results(script.study()).body("best.trial", Matchers.equalTo(1));
    }

    @Test
    void showsCurvesAsTheyGrowAndTheAcceptedOneInTheEnd() {
        StudyScript script = script("curves");
        send(script.opened(), script.trialOpened(1, SMALL));
        awaitTrialState(script.study(), 1, "open");

        progress(script, 1, 1, 1, 7);
        progress(script, 1, 1, 2, 6);
        progress(script, 1, 1, 3, 5);
        progress(script, 1, 2, 2, 4); // the second attempt goes on from epoch 1
        progress(script, 1, 1, 4, 99); // a worker that was given up reports late
        progress(script, 2, 1, 1, 99); // no such trial
        ledger.send(Topics.TRIAL_PROGRESS, "curves", "not json");

        ledger.deadLetter("not json"::equals);
        await().untilAsserted(() -> results(script.study())
                .body("curves.size()", Matchers.equalTo(1))
                .body("curves[0].points.metrics.rmse", Matchers.contains(7f, 4f)));
        send(script.completed(1, 3));
        awaitTrialState(script.study(), 1, "completed");
        results(script.study()).body("curves[0].points.metrics.rmse", Matchers.contains(5f, 3f));
    }

    private void progress(StudyScript script, int trial, int attempt, int epoch, double rmse) {
        var key = new AttemptKey(script.study(), trial, 1, attempt);
        ledger.send(
                Topics.TRIAL_PROGRESS,
                script.study(),
                new EpochEnded(key, "run-" + attempt, StudyScript.point(epoch, rmse)));
    }

    @Test
    void answersWithResultsModelAndReport() throws IOException {
        StudyScript script = script("whole");
        byte[] network = {1, 2, 3, 4};
        ArtifactReference model = artifacts.put("models/whole.zip", new ByteArrayInputStream(network));
        send(script.opened(), script.trialOpened(1, SMALL), script.infeasible(1));
        awaitTrialState(script.study(), 1, "infeasible");
        given().get("/api/v1/results/whole/model")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", Matchers.containsString("no trial has completed"));

        send(script.trialOpened(2, SMALL), script.completed(2, 3.5, model));
        send(script.trialOpened(3, SMALL), script.ended(3, new Outcome.Failed("three attempts")));
        send(script.evaluationStarted(2), script.evaluated(), script.finished(2));

        await().untilAsserted(() -> results(script.study()).body("state", Matchers.equalTo("finished")));
        results(script.study())
                .body("objective.metric", Matchers.equalTo("rmse"))
                .body("objective.direction", Matchers.equalTo("minimize"))
                .body("best.trial", Matchers.equalTo(2))
                .body("best.configuration.units", Matchers.equalTo(8))
                .body("best.parameters", Matchers.equalTo(1234))
                .body("trials.state", Matchers.contains("infeasible", "completed", "failed"))
                .body("trials[0].reason", Matchers.containsString("<NaN>"))
                .body("trials[1].metrics.mae", Matchers.equalTo(1.75f))
                .body("trials[1].stoppedBy", Matchers.equalTo("patience"))
                .body("trials[1].epochs", Matchers.equalTo(2))
                .body("evaluation.scores[1].metrics.rmse", Matchers.equalTo(512.25f))
                .body("provenance.worker", Matchers.equalTo("worker-1"));
        given().get("/api/v1/results/whole?curves=false").then().body("containsKey('curves')", Matchers.is(false));
        given().get("/api/v1/results")
                .then()
                .body("results.find { it.study == 'whole' }.best.score", Matchers.equalTo(3.5f));
        byte[] body = given().get("/api/v1/results/whole/model")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", Matchers.containsString("study-whole-trial-2.zip"))
                .extract()
                .asByteArray();
        assertThat(body).isEqualTo(network);
        assertReport(given().get("/api/v1/results/whole/report")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static void assertReport(String page) {
        assertThat(page)
                .contains("study &lt;whole&gt;", "tuned LSTM", "naive lag 7", "<svg", "the loss is &lt;NaN&gt;")
                .doesNotContain("study <whole>", "src=", "href=", "@import", "url(");
    }

    @Test
    void listsStudiesOnTheFrontPage() {
        StudyScript script = script("listed");
        send(script.opened());

        await().untilAsserted(() -> given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(Matchers.containsString("study &lt;listed&gt;"))
                .body(Matchers.containsString("/api/v1/results/listed/report"))
                .body(Matchers.containsString("http-equiv=\"refresh\"")));
        given().get("/api/v1/results/listed/report").then().statusCode(200);
    }

    @Test
    void endsOpenTrialsWithTheirCancelledStudy() {
        StudyScript script = script("cancelled");
        send(script.opened(), script.trialOpened(1, SMALL));

        send(script.cancelled());

        awaitTrialState(script.study(), 1, "cancelled");
        results(script.study()).body("state", Matchers.equalTo("cancelled"));
    }

    @Test
    void tellsWhatItDoesNotKnow() {
        given().get("/api/v1/results/no-such-study")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", Matchers.equalTo("there is no study no-such-study"));
        given().get("/api/v1/results/NOT%20an%20id/report").then().statusCode(404);
    }

    @Test
    void exposesMetricsOfStudiesThatRun() {
        StudyScript script = script("measured");
        send(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3.25), script.wanted(1, 5));
        ledger.answers(script.study(), 1);

        String metrics =
                given().get(metricsPage).then().statusCode(200).extract().asString();

        assertThat(metrics)
                .containsPattern("gatewise_best_value\\{[^}]*study=\"measured\"[^}]*} 3.25")
                .containsPattern("gatewise_observations\\{[^}]*state=\"completed\"[^}]*study=\"measured\"[^}]*} 1")
                .contains("gatewise_suggestion_seconds_bucket", "gatewise_surrogate_fit_seconds_bucket")
                .contains("gatewise_events_processed_total");
    }

    @Test
    void describesItsInterface() {
        given().get("/api/v1/results/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", Matchers.equalTo("Gatewise results"))
                .body("paths.keySet()", Matchers.hasItems("/api/v1/results/{study}", "/api/v1/results/{study}/model"));
    }
}
