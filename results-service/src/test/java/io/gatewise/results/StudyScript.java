package io.gatewise.results;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The events of one study as a ledger writes them, each with the next sequence. */
public final class StudyScript {

    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final StudyId study;
    private final int incarnation;
    private final StudySpec spec;
    private long sequence;

    public StudyScript(String study, int incarnation, StudySpec spec) {
        this.study = new StudyId(study);
        this.incarnation = incarnation;
        this.spec = spec;
    }

    /** A study of two numbers and a choice, to be minimised. */
    public static StudySpec spec(String name, Search.Algorithm algorithm, long seed) {
        return spec(
                name,
                algorithm,
                seed,
                new IntParameter("units", 8, 128, true, null),
                new FloatParameter("learningRate", 1e-4, 1e-2, true, null),
                new CategoricalParameter("batchSize", List.of(64, 128, 256)));
    }

    /** A study of these parameters, to be minimised. */
    public static StudySpec spec(String name, Search.Algorithm algorithm, long seed, Parameter... parameters) {
        return new StudySpec(
                name,
                "births",
                new Forecasting("date", "births", List.of(), List.of(), 1),
                new SearchSpace(List.of(parameters)),
                null,
                new Objective(Metric.RMSE, null),
                new Search(algorithm, 30, 2, seed, true),
                new HoldOut(0.2, null, 0.2, null),
                null,
                null,
                null);
    }

    public StudyId study() {
        return study;
    }

    public StudySpec spec() {
        return spec;
    }

    private EventId next() {
        return new EventId(study, incarnation, ++sequence);
    }

    private Instant at() {
        return BEGIN.plusSeconds(sequence);
    }

    public StudyEvent.StudyOpened opened() {
        return new StudyEvent.StudyOpened(
                next(), at(), spec, new DataReference("d1", new ArtifactReference("datasets/d1", "d1", 10)));
    }

    /** Opened with what other studies learnt before. */
    public StudyEvent.StudyOpened openedAfter(EarlierStudy... earlier) {
        return opened(null, earlier);
    }

    /** Opened with what its networks learn from. */
    public StudyEvent.StudyOpened opened(Extent extent, EarlierStudy... earlier) {
        return new StudyEvent.StudyOpened(
                next(),
                at(),
                spec,
                new DataReference("d1", new ArtifactReference("datasets/d1", "d1", 10)),
                extent,
                List.of(earlier));
    }

    public StudyEvent.ProposalsWanted wanted(int count, int left) {
        return new StudyEvent.ProposalsWanted(next(), at(), count, left);
    }

    /** The demand of a study in which nothing more is opened. */
    public StudyEvent.ProposalsWanted closed(String reason) {
        return new StudyEvent.ProposalsWanted(next(), at(), 1, 0, reason);
    }

    public StudyEvent.StudyChanged changed(int maxTrials, int parallelism, StopWhen stop) {
        return new StudyEvent.StudyChanged(next(), at(), maxTrials, parallelism, stop);
    }

    public StudyEvent.TrialOpened trialOpened(int trial, Configuration configuration) {
        return new StudyEvent.TrialOpened(next(), at(), trial, configuration, spec.fullRung(), "proposed");
    }

    public StudyEvent.TrialOpened trialOpened(int trial, Configuration configuration, Rung rung) {
        return new StudyEvent.TrialOpened(next(), at(), trial, configuration, rung, "proposed");
    }

    /** A trial of one fold after as many epochs as the rung has. */
    public StudyEvent.TrialEnded completedAt(int trial, Rung rung, double score, boolean exhausted) {
        var outcome = new Outcome.Completed(
                score,
                Map.of("rmse", score),
                IntStream.rangeClosed(1, rung.epochs())
                        .mapToObj(epoch -> point(epoch, score * (1 + 1.0 / epoch - 1.0 / rung.epochs())))
                        .toList(),
                rung.epochs(),
                exhausted,
                exhausted ? "patience" : "epochs",
                1234,
                5.5,
                null);
        return ended(trial, rung.number(), outcome);
    }

    public StudyEvent.TrialEnded completed(int trial, double score) {
        return completed(trial, score, null);
    }

    public StudyEvent.TrialEnded completed(int trial, double score, ArtifactReference model) {
        var outcome = new Outcome.Completed(
                score,
                Map.of("rmse", score, "mae", score / 2),
                List.of(point(1, score + 2), point(2, score)),
                2,
                true,
                "patience",
                1234,
                5.5,
                model);
        return ended(trial, outcome);
    }

    /** With a value of each of the study's objectives, the first one for the score. */
    public StudyEvent.TrialEnded completed(int trial, Map<String, Double> values) {
        return completed(trial, values, null);
    }

    public StudyEvent.TrialEnded completed(int trial, Map<String, Double> values, ArtifactReference model) {
        double score = values.get(spec.objective().metric());
        return ended(
                trial,
                new Outcome.Completed(score, values, List.of(point(1, score)), 1, true, "epochs", 1234, 5.5, model)
                        .withValues(values));
    }

    /** A trial of two folds, which keeps no network. */
    public StudyEvent.TrialEnded completedInFolds(int trial, double first, double second) {
        double mean = (first + second) / 2;
        var folds = List.of(
                new FoldScore(1, first, Map.of("rmse", first, "mae", first / 2), 3, "patience"),
                new FoldScore(2, second, Map.of("rmse", second, "mae", second / 2), 7, "epochs"));
        return ended(
                trial,
                new Outcome.Completed(
                        mean,
                        Map.of("rmse", mean, "mae", mean / 2),
                        List.of(point(1, mean)),
                        5,
                        true,
                        "epochs",
                        1234,
                        5.5,
                        null,
                        folds,
                        Math.abs(first - second) / Math.sqrt(2),
                        null));
    }

    public StudyEvent.TrialEnded infeasible(int trial) {
        return ended(trial, new Outcome.Infeasible("diverged", "the loss is <NaN> at epoch 3", List.of(point(1, 9))));
    }

    public StudyEvent.TrialEnded ended(int trial, Outcome outcome) {
        return ended(trial, 1, outcome);
    }

    public StudyEvent.TrialEnded ended(int trial, int rung, Outcome outcome) {
        var provenance = new Provenance(
                "0.1.0",
                "d1",
                7,
                "worker-1",
                "cpu",
                Map.of("java", "17"),
                null,
                new TrialCost(1_200, 600, 2_500_000, 1e8, 40, 12.5));
        return new StudyEvent.TrialEnded(next(), at(), trial, rung, outcome, 1, provenance);
    }

    public StudyEvent.EvaluationStarted evaluationStarted(int winner) {
        return new StudyEvent.EvaluationStarted(next(), at(), winner);
    }

    public StudyEvent.StudyEvaluated evaluated() {
        return evaluated(null);
    }

    public StudyEvent.StudyEvaluated evaluated(ArtifactReference model) {
        return new StudyEvent.StudyEvaluated(
                next(),
                at(),
                new Evaluation(
                        List.of(
                                new Evaluation.Score("baseline", "naive lag 7", Map.of("rmse", 909.0)),
                                new Evaluation.Score("winner", "tuned LSTM", Map.of("rmse", 512.25))),
                        365,
                        model));
    }

    public StudyEvent.StudyFinished finished(Integer winner) {
        return new StudyEvent.StudyFinished(next(), at(), winner, "all 30 trials ended");
    }

    public StudyEvent.StudyCancelled cancelled() {
        return new StudyEvent.StudyCancelled(next(), at(), "no longer needed");
    }

    public StudyEvent.StudyDeleted deleted() {
        return new StudyEvent.StudyDeleted(next(), at());
    }

    /** One epoch of fold 1. */
    public static CurvePoint point(int epoch, double rmse) {
        return new CurvePoint(1, epoch, 0.5, Map.of("loss", rmse / 10, "rmse", rmse));
    }
}
