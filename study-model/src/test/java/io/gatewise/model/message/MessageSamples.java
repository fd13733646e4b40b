package io.gatewise.model.message;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Stagnation;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.Transfer;
import io.gatewise.model.study.TrialCost;
import io.gatewise.model.study.WarmStart;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message of each kind, every field filled: by topic, then by the kind's name on the wire. */
final class MessageSamples {

    private static final StudyId STUDY = new StudyId("births-7f3k2m");
    private static final AttemptKey KEY = new AttemptKey(STUDY, 3, 1, 2);
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final ArtifactReference ARTIFACT =
            new ArtifactReference("models/births-7f3k2m/3/1/2/r.zip", "ab".repeat(32), 12_345);
    private static final DataReference DATA =
            new DataReference("cd".repeat(32), new ArtifactReference("datasets/cd.csv", "cd".repeat(32), 99));
    private static final Configuration TRIAL =
            new Configuration(Map.of("units", 48L, "learningRate", 0.003, "optimizer", "adam"));
    private static final CurvePoint POINT = new CurvePoint(1, 4, 1.25, Map.of("loss", 0.31, "rmse", 512.5));
    private static final Provenance PROVENANCE =
            new Provenance("0.1.0", "cd".repeat(32), 42L, "worker-1", "x86_64", Map.of("java", "17.0.15"));
    private static final Outcome COMPLETED = new Outcome.Completed(
            512.5, Map.of("rmse", 512.5, "mae", 400.25), List.of(POINT), 4, true, "patience", 9_000, 61.5, ARTIFACT);
    private static final Evaluation EVALUATION =
            new Evaluation(List.of(new Evaluation.Score("baseline", "naive lag 7", Map.of("rmse", 909.5))), 365);
    private static final StudySpec SPEC = new StudySpec(
            "births",
            "us-births",
            new Forecasting("date", "births", List.of("monday"), List.of("rain"), 1),
            new SearchSpace(List.of(
                    new IntParameter("units", 8, 128, true, null),
                    new IntParameter("window", 7, 56, false, 7L),
                    new FloatParameter("learningRate", 1e-4, 1e-2, true, null),
                    new FloatParameter("dropout", 0, 0.5, false, 0.1),
                    new CategoricalParameter("optimizer", List.of("adam", "sgd")))),
            new Configuration(Map.of("layers", 1L)),
            new Objective(Metric.RMSE, null),
            new Search(Search.Algorithm.BAYESIAN, 12, 2, 1L, true),
            new HoldOut(null, "2013-01-01", null, "2014-01-01"),
            new StoppingRule(30, 6, 0.5),
            new Baselines(List.of(7, 364), 28),
            null);

    private static final StudySpec TRANSFER = new StudySpec(
            "births",
            "us-births",
            SPEC.task(),
            SPEC.parameters(),
            SPEC.training(),
            SPEC.objective(),
            SPEC.search(),
            SPEC.validation(),
            SPEC.earlyStopping(),
            SPEC.baselines(),
            SPEC.limits(),
            new Transfer(null, "temperatures", Transfer.Head.KEEP));
    private static final StudySpec CONDITIONAL = new StudySpec(
            "births",
            "us-births",
            SPEC.task(),
            new SearchSpace(List.of(
                    new CategoricalParameter("optimizer", List.of("adam", "sgd")),
                    new FloatParameter("momentum", 0, 0.9).withCondition(new Condition("optimizer", List.of("sgd"))),
                    new IntParameter("layers", 1, 3),
                    new FloatParameter("dropout", 0, 0.5).withCondition(new Condition("layers", List.of(2L, 3L))),
                    new CategoricalParameter("schedule", List.of("constant", "cosine"))
                            .withCondition(new Condition("layers", List.of(1L))))),
            SPEC.training(),
            SPEC.objective(),
            SPEC.search(),
            SPEC.validation(),
            SPEC.earlyStopping(),
            SPEC.baselines(),
            SPEC.limits());
    private static final StudySpec EXTERNAL = StudySpec.external(
            "tables",
            new SearchSpace(List.of(new IntParameter("max_depth", 1, 20))),
            new Objective("value", Direction.MINIMIZE),
            new Search(Search.Algorithm.BAYESIAN, 100, 8, 3L, false),
            90.0);
    private static final StartingModel START = new StartingModel(ARTIFACT, Transfer.Head.KEEP);

    /** As they were when the samples were released; settings that came later are not in them. */
    private static final Configuration SETTINGS = new Configuration(Map.ofEntries(
            Map.entry("batchSize", 128L),
            Map.entry("dropout", 0.0),
            Map.entry("forgetGateBias", 1.0),
            Map.entry("gradientClip", 1.0),
            Map.entry("l1", 0.0),
            Map.entry("l2", 0.0),
            Map.entry("layers", 1L),
            Map.entry("learningRate", 0.003),
            Map.entry("optimizer", "adam"),
            Map.entry("units", 48L),
            Map.entry("window", 28L)));

    private MessageSamples() {}

    static Map<String, Class<?>> families() {
        return Map.of(
                Topics.TRIAL_REQUESTS, TrialRequest.class,
                Topics.TRIAL_COMMANDS, TrialCommand.class,
                Topics.TRIAL_PROGRESS, TrialProgress.class,
                Topics.TRIAL_ATTEMPTS, TrialAttempt.class,
                Topics.STUDY_EVENTS, StudyEvent.class,
                Topics.TRIAL_PROPOSALS, TrialProposal.class);
    }

    static Map<String, Object> of(String topic) {
        return switch (topic) {
            case Topics.TRIAL_REQUESTS -> requests();
            case Topics.TRIAL_COMMANDS ->
                Map.of(
                        "stop-trial", new TrialCommand.StopTrial(STUDY, 3, 1, 2, "re-issued"),
                        "stop-study", new TrialCommand.StopStudy(STUDY, "cancelled"));
            case Topics.TRIAL_PROGRESS ->
                Map.of(
                        "started", new TrialProgress.Started(KEY, "r1", "worker-1", 0),
                        "heartbeat", new TrialProgress.Heartbeat(KEY, "r1"),
                        "epoch-ended", new TrialProgress.EpochEnded(KEY, "r1", POINT));
            case Topics.TRIAL_ATTEMPTS -> attempts();
            case Topics.STUDY_EVENTS -> events();
            case Topics.TRIAL_PROPOSALS ->
                Map.of(
                        "trials-proposed",
                                new TrialProposal.TrialsProposed(
                                        STUDY,
                                        1,
                                        9,
                                        List.of(
                                                new TrialProposal.NewTrial(TRIAL, SPEC.fullRung()),
                                                new TrialProposal.GoOn(2, SPEC.fullRung()))),
                        "trials-proposed-none",
                                new TrialProposal.TrialsProposed(STUDY, 1, 9, List.of(), "the search stagnates"),
                        "nothing-left", new TrialProposal.NothingLeft(STUDY, 1, 30, 3),
                        "nothing-left-early",
                                new TrialProposal.NothingLeft(STUDY, 1, 30, 3, "stopped: the search stagnates"),
                        "events-wanted", new TrialProposal.EventsWanted(STUDY, 1, 7));
            default -> throw new IllegalArgumentException("no samples for topic " + topic);
        };
    }

    private static Map<String, Object> requests() {
        var samples = new LinkedHashMap<String, Object>(Map.of(
                "train-trial",
                new TrialRequest.TrainTrial(
                        KEY,
                        DATA,
                        SPEC.task(),
                        SETTINGS,
                        SPEC.objective(),
                        SPEC.validation(),
                        SPEC.earlyStopping(),
                        SPEC.fullRung(),
                        42L,
                        3600L,
                        ARTIFACT,
                        null),
                "final-evaluation",
                new TrialRequest.FinalEvaluation(
                        new AttemptKey(STUDY, AttemptKey.FINAL_EVALUATION, 1, 1),
                        DATA,
                        SPEC.task(),
                        SPEC.objective(),
                        SPEC.validation(),
                        SPEC.earlyStopping(),
                        SPEC.baselines(),
                        List.of(new TrialRequest.Contestant("winner", "trial 3", SETTINGS, 42L, ARTIFACT)))));
        samples.putAll(transfers());
        samples.put(
                "train-trial-limits",
                new TrialRequest.TrainTrial(
                        KEY,
                        DATA,
                        SPEC.task(),
                        SETTINGS,
                        SPEC.objective(),
                        SPEC.validation(),
                        SPEC.earlyStopping(),
                        SPEC.fullRung(),
                        42L,
                        60L,
                        null,
                        new Limits(100_000L, 5.5, 1L << 30, 60L, 30L)));
        return samples;
    }

    private static Map<String, Object> transfers() {
        return Map.of(
                "train-trial-transfer",
                new TrialRequest.TrainTrial(
                        KEY,
                        DATA,
                        SPEC.task(),
                        SETTINGS,
                        SPEC.objective(),
                        SPEC.validation(),
                        SPEC.earlyStopping(),
                        SPEC.fullRung(),
                        42L,
                        null,
                        null,
                        Limits.none(),
                        START),
                "final-evaluation-transfer",
                new TrialRequest.FinalEvaluation(
                        new AttemptKey(STUDY, AttemptKey.FINAL_EVALUATION, 1, 1),
                        DATA,
                        SPEC.task(),
                        SPEC.objective(),
                        SPEC.validation(),
                        SPEC.earlyStopping(),
                        SPEC.baselines(),
                        List.of(new TrialRequest.Contestant("winner", "trial 3", SETTINGS, 42L, null, 12)),
                        START));
    }

    private static Map<String, Object> attempts() {
        return Map.of(
                "ended-completed", new TrialAttempt.Ended(KEY, "r1", COMPLETED, PROVENANCE),
                "ended-infeasible",
                        new TrialAttempt.Ended(
                                KEY,
                                "r1",
                                new Outcome.Infeasible("diverged", "loss not finite", List.of()),
                                PROVENANCE),
                "ended-counted",
                        new TrialAttempt.Ended(
                                KEY,
                                "r1",
                                COMPLETED,
                                new Provenance(
                                        "0.1.0",
                                        "cd".repeat(32),
                                        42L,
                                        "worker-1",
                                        "x86_64",
                                        Map.of("java", "17.0.15"),
                                        null,
                                        new TrialCost(9_000, 4_000, 2_500_000, 1.5e8, 30, 12.5))),
                "ended-failed", new TrialAttempt.Ended(KEY, "r1", new Outcome.Failed("disk full"), PROVENANCE),
                "ended-went-on",
                        new TrialAttempt.Ended(
                                KEY,
                                "r1",
                                COMPLETED,
                                new Provenance(
                                        "0.1.0",
                                        "cd".repeat(32),
                                        42L,
                                        "worker-1",
                                        "x86_64",
                                        Map.of("java", "17.0.15"),
                                        "went on from fold 1, epoch 3 (checkpoints/births-7f3k2m/3/1/1/r/1/3)",
                                        null)),
                "ended-cancelled", new TrialAttempt.Ended(KEY, "r1", new Outcome.Cancelled("by user"), PROVENANCE),
                "evaluated", new TrialAttempt.Evaluated(KEY, "r1", EVALUATION, PROVENANCE),
                "given-back", new TrialAttempt.GivenBack(KEY, "r1", "stopping", ARTIFACT));
    }

    private static Map<String, Object> events() {
        var samples = new LinkedHashMap<String, Object>();
        samples.put("study-opened", new StudyEvent.StudyOpened(id(1), AT, SPEC, DATA));
        samples.put("study-opened-transfer", new StudyEvent.StudyOpened(id(1), AT, TRANSFER, DATA));
        samples.put("study-opened-conditional", new StudyEvent.StudyOpened(id(1), AT, CONDITIONAL, DATA));
        samples.put(
                "study-opened-extent",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC,
                        DATA,
                        new Extent(
                                4,
                                1,
                                Extent.Kind.WINDOWS,
                                1,
                                1,
                                Lengths.of(new long[] {4748, 4748, 365}),
                                Lengths.of(new long[] {365}),
                                250_000),
                        null));
        samples.put(
                "study-opened-earlier",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        EXTERNAL.withWarmStart(new WarmStart(List.of("tables-8h2k3m"), true)),
                        null,
                        null,
                        List.of(new EarlierStudy(
                                "tables-8h2k3m",
                                "tables",
                                List.of(
                                        new EarlierStudy.Trial(new Configuration(Map.of("max_depth", 5L)), 0.25),
                                        new EarlierStudy.Trial(new Configuration(Map.of("max_depth", 19L)), null))))));
        samples.put(
                "study-opened-owner",
                new StudyEvent.StudyOpened(id(1), AT, EXTERNAL, null, null, List.of(), Map.of(), "ana@example.org"));
        samples.put("study-opened-external", new StudyEvent.StudyOpened(id(1), AT, EXTERNAL, null));
        samples.put(
                "study-opened-constraints",
                new StudyEvent.StudyOpened(
                        id(1), AT, SPEC.withConstraints(List.of(new Inequality("units <= 4 * window"))), DATA));
        samples.put(
                "study-opened-known-good",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        EXTERNAL.withKnownGood(List.of(
                                new Configuration(Map.of("max_depth", 7L)),
                                new Configuration(Map.of("max_depth", 9L)))),
                        null));
        samples.put(
                "study-opened-prior",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        StudySpec.external(
                                "tables",
                                new SearchSpace(List.of(
                                        new IntParameter("max_depth", 1, 20).withPrior(Prior.around(6, 2)),
                                        new FloatParameter("eta", 0.001, 1, true, null).withPrior(Prior.around(0.1, 3)),
                                        new CategoricalParameter("shrink", List.of(true, false))
                                                .withPrior(Prior.weighted(List.of(2.0, 1.0))))),
                                EXTERNAL.objective(),
                                EXTERNAL.search(),
                                null),
                        null));
        samples.put("study-changed", new StudyEvent.StudyChanged(id(2), AT, 20, 4, null));
        samples.put("study-changed-stop", new StudyEvent.StudyChanged(id(2), AT, 20, 4, new StopWhen(3600.0, 0.25)));
        samples.put(
                "study-opened-stop",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC.withSearch(new Search(
                                Search.Algorithm.BAYESIAN,
                                12,
                                2,
                                1L,
                                true,
                                2.5,
                                new StopWhen(3600.0, 0.25),
                                null,
                                null)),
                        DATA));
        samples.put(
                "study-changed-stagnation",
                new StudyEvent.StudyChanged(id(2), AT, 20, 4, new StopWhen(null, null, new Stagnation(30, 10))));
        samples.put(
                "study-opened-derived",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC.withConstraints(List.of(
                                        new Inequality("predictedSeconds <= 600"),
                                        new Inequality("weights <= 50 * window")))
                                .withSearch(SPEC.search().withImprovement(Search.Improvement.PER_SECOND)),
                        DATA,
                        new Extent(
                                4,
                                1,
                                Extent.Kind.WINDOWS,
                                1,
                                1,
                                Lengths.of(new long[] {4748, 365}),
                                Lengths.of(new long[] {365}),
                                250_000),
                        List.of(),
                        Map.of("fused", new Speed(3e-11, 0.003))));
        samples.put(
                "study-opened-fidelity",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC.withSearch(SPEC.search()
                                .withFidelity(new Fidelity(Fidelity.By.EPOCHS, 3.0, 3.0, Fidelity.Scheme.HYPERBAND))),
                        DATA));
        samples.put(
                "study-opened-objectives",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC.withObjectives(List.of(
                                new Objective(Metric.RMSE, null),
                                new Objective("parameters", null),
                                new Objective("trainingSeconds", null))),
                        DATA));
        samples.put(
                "trial-ended-objectives",
                new StudyEvent.TrialEnded(
                        id(9),
                        AT,
                        3,
                        1,
                        ((Outcome.Completed) COMPLETED)
                                .withValues(Map.of("rmse", 512.5, "parameters", 9_000.0, "trainingSeconds", 61.5)),
                        2,
                        PROVENANCE));
        samples.put(
                "study-opened-extrapolation",
                new StudyEvent.StudyOpened(
                        id(1),
                        AT,
                        SPEC.withSearch(SPEC.search()
                                .withFidelity(new Fidelity(Fidelity.By.EPOCHS, 3.0, 3.0, Fidelity.Scheme.ASHA, false))),
                        DATA));
        samples.put("study-paused", new StudyEvent.StudyPaused(id(3), AT));
        samples.put("study-resumed", new StudyEvent.StudyResumed(id(4), AT));
        samples.put("study-cancelled", new StudyEvent.StudyCancelled(id(5), AT, "by user"));
        samples.put("study-finished", new StudyEvent.StudyFinished(id(6), AT, 3, "all trials ended"));
        samples.put("study-deleted", new StudyEvent.StudyDeleted(id(7), AT));
        samples.put("trial-opened", new StudyEvent.TrialOpened(id(8), AT, 3, TRIAL, SPEC.fullRung(), "proposed"));
        samples.put("trial-ended", new StudyEvent.TrialEnded(id(9), AT, 3, 1, COMPLETED, 2, PROVENANCE));
        samples.put("proposals-wanted", new StudyEvent.ProposalsWanted(id(10), AT, 2, 9));
        samples.put(
                "proposals-wanted-closed",
                new StudyEvent.ProposalsWanted(id(10), AT, 2, 0, "stopped: its 3600.0 s are over"));
        samples.put("evaluation-started", new StudyEvent.EvaluationStarted(id(11), AT, 3));
        samples.put("study-evaluated", new StudyEvent.StudyEvaluated(id(12), AT, EVALUATION));
        samples.put("study-evaluated-again", new StudyEvent.StudyEvaluated(id(12), AT, EVALUATION.asLook(2)));
        return samples;
    }

    private static EventId id(long sequence) {
        return new EventId(STUDY, 1, sequence);
    }
}
