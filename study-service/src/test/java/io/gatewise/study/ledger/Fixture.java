package io.gatewise.study.ledger;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger of one study in memory: applies decisions, so that tests read as a course of events. */
public final class Fixture {

    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final Provenance PROVENANCE = new Provenance("1", "d", 1, "worker-a", "cpu", Map.of());

    private final AttemptJudge judge = new AttemptJudge(new RetryRule(3));
    private final Map<Integer, Trial> trials = new TreeMap<>();
    private final List<StudyEvent> events = new ArrayList<>();
    private Study study;
    private Verdict last;

    private Fixture(Decision opening) {
        apply(opening);
    }

    public static Fixture study(int maxTrials, int parallelism, boolean defaultsFirst) {
        return new Fixture(
                Sequencer.open(new StudyId("s"), spec(maxTrials, parallelism, defaultsFirst, 0.2), data(), null, NOW));
    }

    public static Fixture study(StudySpec spec) {
        return new Fixture(Sequencer.open(new StudyId("s"), spec, data(), null, NOW));
    }

    static Fixture studyWithoutTestPart(int maxTrials, int parallelism) {
        return new Fixture(
                Sequencer.open(new StudyId("s"), spec(maxTrials, parallelism, true, null), data(), null, NOW));
    }

    public static StudySpec spec(int maxTrials, int parallelism, boolean defaultsFirst, Double testFraction) {
        return new StudySpec(
                "name",
                "data",
                new Forecasting(null, "y", null, null, null),
                new SearchSpace(List.of(new IntParameter("units", 1, 100))),
                null,
                new Objective(Metric.RMSE, null),
                new Search(Search.Algorithm.RANDOM, maxTrials, parallelism, 7L, defaultsFirst),
                new HoldOut(0.2, null, testFraction, null),
                null,
                null,
                null);
    }

    static DataReference data() {
        return new DataReference("d", new ArtifactReference("datasets/d.csv", "d", 1));
    }

    Verdict apply(Verdict verdict) {
        last = verdict;
        if (verdict instanceof Decision decision) {
            study = decision.study();
            decision.trials().forEach(trial -> trials.put(trial.number(), trial));
            events.addAll(decision.events());
        }
        return verdict;
    }

    public Study state() {
        return study;
    }

    private Optional<Trial> find(int number) {
        return Optional.ofNullable(trials.get(number));
    }

    public Trial trial(int number) {
        return trials.get(number);
    }

    List<StudyEvent> events() {
        return events;
    }

    <E extends StudyEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Decision decision() {
        return (Decision) last;
    }

    long demand() {
        return ((Demand.Open) study.demand()).sequence();
    }

    static Proposal units(long units) {
        return new NewTrial(
                new Configuration(Map.of("units", units)),
                spec(1, 1, true, null).fullRung());
    }

    Verdict propose(long demand, Proposal... proposals) {
        return apply(Sequencer.propose(
                study, new TrialsProposed(study.id(), 1, demand, List.of(proposals)), this::find, NOW));
    }

    Verdict nothingLeft(long demand, Integer winner) {
        Optional<Trial> named = Optional.ofNullable(winner).map(trials::get);
        return apply(Sequencer.nothingLeft(study, new NothingLeft(study.id(), 1, demand, winner), named, NOW));
    }

    Verdict cancel() {
        var open =
                trials.values().stream().filter(trial -> trial.state().open()).toList();
        return apply(Sequencer.cancel(study, open, "enough", NOW));
    }

    public AttemptKey key(int trial, int attempt) {
        boolean known = trial > 0 && trials.containsKey(trial); // an evaluation's later looks are named by their tests
        return new AttemptKey(
                study.id(), trial, known ? trials.get(trial).rung().number() : 1, attempt);
    }

    Verdict dispatch(int trial) {
        return apply(AttemptJudge.dispatch(study, trials.get(trial), NOW));
    }

    Verdict started(int trial, int attempt, String run) {
        return apply(judge.started(study, trials.get(trial), key(trial, attempt), run, "worker-" + run, NOW));
    }

    /** Dispatches and starts the trial's newest attempt. */
    void run(int trial, String run) {
        dispatch(trial);
        started(trial, trials.get(trial).state().attempt(), run);
    }

    Verdict ended(int trial, int attempt, String run, Outcome outcome) {
        return apply(judge.ended(
                study, trials.get(trial), new TrialAttempt.Ended(key(trial, attempt), run, outcome, PROVENANCE), NOW));
    }

    /** Runs a queued trial to its score. */
    public Verdict complete(int trial, double score) {
        return complete(trial, completed(score));
    }

    public Verdict complete(int trial, Outcome outcome) {
        run(trial, "r");
        return ended(trial, trials.get(trial).state().attempt(), "r", outcome);
    }

    Verdict givenBack(int trial, int attempt, String run, ArtifactReference checkpoint) {
        return apply(judge.givenBack(
                study,
                trials.get(trial),
                new TrialAttempt.GivenBack(key(trial, attempt), run, "shutdown", checkpoint),
                NOW));
    }

    Verdict evaluated(int trial, int attempt, String run) {
        var evaluation = new Evaluation(List.of(), 5);
        return apply(judge.evaluated(
                study,
                trials.get(trial),
                new TrialAttempt.Evaluated(key(trial, attempt), run, evaluation, PROVENANCE),
                NOW));
    }

    Verdict lost(int trial, int attempt) {
        return apply(judge.lost(study, trials.get(trial), key(trial, attempt), NOW));
    }

    Verdict untaken(int trial, int attempt) {
        return apply(judge.untaken(study, trials.get(trial), key(trial, attempt), NOW));
    }

    public static Outcome completed(double score) {
        return new Outcome.Completed(
                score,
                Map.of("rmse", score),
                List.of(),
                1,
                true,
                "epochs",
                1,
                1,
                new ArtifactReference("m" + score, "m", 1));
    }
}
