package io.gatewise.results.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Search;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** What people and Prometheus are told. */
@QuarkusTest
class ResultsResourceTest extends ServiceTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URL metricsPage;

    @Inject
    ArtifactStore artifacts;

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
        given().get("/api/v1/results/whole/contributions")
                .then()
                .body(
                        "contributions.part",
                        Matchers.hasItems("search.algorithm", "earlyStopping", "objective", "workers"))
                .body(
                        "contributions.find { it.part == 'workers' }.finding",
                        Matchers.equalTo("every trial ended with its first attempt"));
        given().get("/api/v1/results/nobody/contributions").then().statusCode(404);
        assertReport(given().get("/api/v1/results/whole/report")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static void assertReport(String page) {
        assertThat(page)
                .contains("predicted time", "12.5 s for all 40 epochs", "measured time")
                .contains(
                        "study &lt;whole&gt;",
                        "tuned LSTM",
                        "naive lag 7",
                        "<svg",
                        "What each part contributed",
                        "the loss is &lt;NaN&gt;")
                .doesNotContain("study <whole>", "src=", "href=", "@import", "url(");
    }

    @Test
    void tellsFoldsAndGivesTheNetworkThatWasTrainedOnAllData() throws IOException {
        StudyScript script = script("folded");
        byte[] network = {5, 6, 7};
        ArtifactReference model = artifacts.put("models/folded.zip", new ByteArrayInputStream(network));
        send(script.opened(), script.trialOpened(1, SMALL), script.completedInFolds(1, 4, 6));
        awaitTrialState(script.study(), 1, "completed");

        given().get("/api/v1/results/folded/model").then().statusCode(404);
        results(script.study())
                .body("best.score", Matchers.equalTo(5.0f))
                .body("best.spread", Matchers.equalTo(1.4142135f))
                .body("trials[0].folds.score", Matchers.contains(4.0f, 6.0f))
                .body("trials[0].folds.bestEpoch", Matchers.contains(3, 7));
        given().get("/api/v1/results/folded/report")
                .then()
                .body(Matchers.containsString("5 ± 1.414"))
                .body(Matchers.containsString("Fold by fold"))
                .body(Matchers.containsString("trial 1, fold 2: rmse 6"));

        send(script.evaluationStarted(1), script.evaluated(model), script.finished(1));

        await().untilAsserted(() -> results(script.study()).body("state", Matchers.equalTo("finished")));
        assertThat(given().get("/api/v1/results/folded/model")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(network);
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
    void beginsWithAnEarlierStudyAndTellsHowMuchItCounts() {
        StudyScript script = script("warm");
        List<EarlierStudy.Trial> before = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new EarlierStudy.Trial(
                        new Configuration(Map.of("units", 10L * i, "learningRate", 1e-3, "batchSize", 64)),
                        Math.abs(Math.log(i / 6.0))))
                .toList();
        send(script.openedAfter(new EarlierStudy("before-1", "before", before)), script.wanted(1, 9));

        var first = ((TrialProposal.TrialsProposed)
                        ledger.answers(script.study(), 1).get(0))
                .proposals();

        assertThat(((TrialProposal.NewTrial) first.get(0)).configuration().integer("units"))
                .as("the earlier study's best is 60")
                .isBetween(45, 80);
        results(script.study())
                .body("search.earlier[0].study", Matchers.equalTo("before-1"))
                .body("search.earlier[0].trials", Matchers.equalTo(12))
                .body("search.earlier[0].weight", Matchers.nullValue());
        for (int trial = 1; trial <= 6; trial++) {
            var tried = new Configuration(Map.of("units", 10L + 15 * trial, "learningRate", 1e-3, "batchSize", 64));
            double loss = 100 * Math.abs(Math.log((10 + 15 * trial) / 60.0));
            send(script.trialOpened(trial, tried), script.completed(trial, loss));
        }
        send(script.wanted(1, 3));
        ledger.answers(script.study(), 2);
        results(script.study()).body("search.earlier[0].weight", Matchers.notNullValue());
        given().get("/api/v1/results/warm/report").then().body(Matchers.containsString("learnt from before-1"));
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
                .contains(
                        "gatewise_suggestion_duration_seconds_bucket", "gatewise_surrogate_fit_duration_seconds_bucket")
                .contains("gatewise_events_processed_total");
    }

    @Test
    void tellsTheFrontOfSeveralObjectives() throws IOException {
        var script = new StudyScript(
                "weighed",
                1,
                StudyScript.spec("weighed", Search.Algorithm.BAYESIAN, 1)
                        .withObjectives(List.of(new Objective("rmse", null), new Objective("parameters", null))));
        ArtifactReference small = artifacts.put("models/small.zip", new ByteArrayInputStream(new byte[] {1}));
        ArtifactReference knee = artifacts.put("models/knee.zip", new ByteArrayInputStream(new byte[] {2, 2}));
        send(script.opened());
        double[][] found = {{4, 900}, {9, 100}, {5, 200}, {9, 300}};
        for (int i = 0; i < found.length; i++) {
            send(script.trialOpened(i + 1, SMALL));
            ArtifactReference model = i == 1 ? small : i == 2 ? knee : null;
            send(script.completed(i + 1, Map.of("rmse", found[i][0], "parameters", found[i][1]), model));
        }
        awaitTrialState(script.study(), 4, "completed");
        send(script.wanted(1, 20));
        ledger.answers(script.study(), 1);

        results(script.study())
                .body("objective.metric", Matchers.equalTo("rmse"))
                .body("objectives.metric", Matchers.contains("rmse", "parameters"))
                .body("front.trial", Matchers.contains(1, 3, 2))
                .body("front[1].values.parameters", Matchers.equalTo(200f))
                .body("front[1].configuration.units", Matchers.equalTo(8))
                .body("best.trial", Matchers.equalTo(3))
                .body("best.values.rmse", Matchers.equalTo(5f))
                .body("trials[3].values.parameters", Matchers.equalTo(300f));
        given().get("/api/v1/results")
                .then()
                .body("results.find { it.study == 'weighed' }.best.trial", Matchers.equalTo(3));
        given().get("/api/v1/results/weighed/model")
                .then()
                .header("Content-Disposition", Matchers.containsString("weighed-trial-3.zip"));
        byte[] other = given().get("/api/v1/results/weighed/model?trial=2")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(other).containsExactly(1);
        given().get("/api/v1/results/weighed/model?trial=4").then().statusCode(404);
        given().get("/api/v1/results/weighed/report")
                .then()
                .statusCode(200)
                .body(Matchers.containsString("The front"))
                .body(Matchers.containsString("rmse by parameters"))
                .body(Matchers.containsString("knee"));
        assertThat(given().get(metricsPage).asString())
                .containsPattern("gatewise_best_value\\{metric=\"rmse\",[^}]*study=\"weighed\"[^}]*} 4.0")
                .containsPattern("gatewise_best_value\\{metric=\"parameters\",[^}]*study=\"weighed\"[^}]*} 100.0");
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
