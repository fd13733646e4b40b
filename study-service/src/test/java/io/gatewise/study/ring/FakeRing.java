package io.gatewise.study.ring;

import static io.restassured.RestAssured.given;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.TrialCost;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One study with a scripted worker and a scripted results-service. */
record FakeRing(Ring ring, StudyId study) {

    static final Rung RUNG = new Rung(1, 3, 1, 1.0);

    static final Provenance PROVENANCE = new Provenance(
            "test",
            "0".repeat(64),
            1,
            "worker-a",
            "cpu",
            Map.of("java", "17"),
            null,
            new TrialCost(10, 100, 5_000, 4e9, 3, 0.25));

    /** 200 days of two columns that are easy to tell apart. */
    static String csv() {
        var text = new StringBuilder("date,value,weekday\n");
        LocalDate first = LocalDate.of(2020, 1, 1);
        for (int day = 0; day < 200; day++) {
            text.append(first.plusDays(day))
                    .append(',')
                    .append(100 + day % 7)
                    .append(',')
                    .append(day % 7)
                    .append('\n');
        }
        return text.toString();
    }

    static String spec(int maxTrials, int parallelism, boolean defaultsFirst) {
        return """
            name: My study
            dataset: days
            task: {type: forecasting, time: date, target: value, knownFuture: [weekday]}
            parameters:
              - {name: units, type: int, low: 2, high: 64}
              - {name: learningRate, type: float, low: 1e-4, high: 1e-1, log: true}
            training: {window: 7}
            objective: {metric: rmse}
            search: {algorithm: random, maxTrials: %d, parallelism: %d, seed: 1, defaultsFirst: %s}
            validation: {type: hold-out, validationFrom: 2020-05-01, testFrom: 2020-06-01}
            earlyStopping: {maxEpochs: 3}
            """.formatted(maxTrials, parallelism, defaultsFirst);
    }

    static FakeRing start(Ring ring, String spec) {
        given().queryParam("name", "days").contentType("text/csv").body(csv()).post("/api/v1/datasets");
        String id = given().contentType("application/yaml")
                .body(spec.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/studies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new FakeRing(ring, new StudyId(id));
    }

    ProposalsWanted demand(int nth) {
        return ring.wait(
                () -> demands(), ProposalsWanted.class, demand -> demands().indexOf(demand) == nth - 1);
    }

    List<ProposalsWanted> demands() {
        return events().stream()
                .filter(ProposalsWanted.class::isInstance)
                .map(ProposalsWanted.class::cast)
                .distinct()
                .toList();
    }

    List<StudyEvent> events() {
        return ring.events(study);
    }

    <E extends StudyEvent> E event(Class<E> kind) {
        return ring.wait(this::events, kind, any -> true);
    }

    TrialEnded end(int trial) {
        return ring.wait(this::events, TrialEnded.class, end -> end.trial() == trial);
    }

    void propose(ProposalsWanted demand, int... units) {
        List<Proposal> proposals = new ArrayList<>();
        Arrays.stream(units)
                .forEach(unit -> proposals.add(
                        new NewTrial(new Configuration(Map.of("units", (long) unit, "learningRate", 0.01)), RUNG)));
        ring.send(new TrialsProposed(study, 1, demand.id().sequence(), proposals));
    }

    void nothingLeft(ProposalsWanted demand, Integer winner) {
        ring.send(new NothingLeft(study, 1, demand.id().sequence(), winner));
    }

    TrialRequest request(int trial, int attempt) {
        return ring.wait(
                () -> ring.requests(study),
                TrialRequest.class,
                request -> request.key().trial() == trial && request.key().attempt() == attempt);
    }

    void started(TrialRequest request, String run) {
        ring.send(new TrialProgress.Started(request.key(), run, "worker-a", 0));
    }

    void completed(TrialRequest request, String run, double score) {
        ring.send(new TrialAttempt.Ended(request.key(), run, completion(score), PROVENANCE));
    }

    void failed(TrialRequest request, String run) {
        ring.send(new TrialAttempt.Ended(request.key(), run, new Outcome.Failed("disk full"), PROVENANCE));
    }

    void evaluated(TrialRequest request, String run) {
        var scores = List.of(new Evaluation.Score("winner", "tuned", Map.of("rmse", 0.5)));
        ring.send(new TrialAttempt.Evaluated(request.key(), run, new Evaluation(scores, 30), PROVENANCE));
    }

    /** Starts and completes a trial's first attempt. */
    void train(int trial, double score) {
        TrialRequest request = request(trial, 1);
        started(request, "run-" + trial);
        completed(request, "run-" + trial, score);
    }

    static Outcome.Completed completion(double score) {
        return new Outcome.Completed(
                score,
                Map.of("rmse", score),
                List.of(new CurvePoint(1, 1, 0.1, Map.of("rmse", score))),
                1,
                true,
                "epochs",
                10,
                0.1,
                new ArtifactReference("models/m.zip", "0".repeat(64), 3));
    }

    AttemptKey key(int trial, int attempt) {
        return new AttemptKey(study, trial, 1, attempt);
    }
}
