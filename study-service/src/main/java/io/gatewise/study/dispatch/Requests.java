package io.gatewise.study.dispatch;

import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.message.TrialRequest.Contestant;
import io.gatewise.model.message.TrialRequest.FinalEvaluation;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Trial;
import java.util.List;
import java.util.Optional;

/** Writes requests: all that a worker needs, so that it asks nobody. */
public final class Requests {

    private Requests() {}

    /** The request for a trial's newest attempt. */
    public static TrialRequest training(Study study, Trial trial) {
        StudySpec spec = study.spec();
        return new TrainTrial(
                trial.key(),
                study.data(),
                spec.task(),
                spec.settings(trial.configuration()),
                spec.objective(),
                spec.validation(),
                spec.earlyStopping(),
                trial.rung(),
                spec.search().trialSeed(trial.number()),
                spec.limits().maxTrialSeconds(),
                trial.checkpoint(),
                spec.limits(),
                study.start());
    }

    /**
     * The request to meet the test part. The default settings take part with trial 1's network if that
     * trial was theirs and was trained to its end; else they are trained first. With several folds no network is kept: both are
     * trained anew on all data but the test part.
     *
     * @param key    of the evaluation's newest attempt
     * @param first  trial 1, if it is known
     * @param winner the completed trial with the best score
     */
    public static TrialRequest evaluation(Study study, AttemptKey key, Optional<Trial> first, Trial winner) {
        StudySpec spec = study.spec();
        return new FinalEvaluation(
                key,
                study.data(),
                spec.task(),
                spec.objective(),
                spec.validation(),
                spec.earlyStopping(),
                spec.baselines(),
                List.of(
                        defaults(spec, first),
                        contestant("winner", "tuned LSTM (trial " + winner.number() + ")", spec, winner)),
                study.start());
    }

    private static Contestant defaults(StudySpec spec, Optional<Trial> first) {
        String name = "LSTM with default settings";
        Optional<Trial> trained = first.filter(trial -> trainedFully(spec, trial))
                .filter(trial -> trial.configuration().equals(spec.defaultConfiguration()));
        return trained.map(trial -> contestant("default", name, spec, trial))
                .orElseGet(() -> new Contestant(
                        "default",
                        name,
                        spec.settings(spec.defaultConfiguration()),
                        spec.search().trialSeed(AttemptKey.FINAL_EVALUATION),
                        null));
    }

    /** Whether no more training would change the trial. */
    private static boolean trainedFully(StudySpec spec, Trial trial) {
        boolean full = trial.rung().equals(spec.fullRung());
        return trial.completed().filter(end -> full || end.exhausted()).isPresent();
    }

    private static Contestant contestant(String kind, String name, StudySpec spec, Trial trial) {
        Optional<Outcome.Completed> completed = trial.completed();
        boolean several = spec.validation().folds() > 1;
        return new Contestant(
                kind,
                name,
                spec.settings(trial.configuration()),
                spec.search().trialSeed(trial.number()),
                several ? null : completed.map(Outcome.Completed::model).orElse(null),
                several ? completed.map(Requests::medianBestEpoch).orElse(null) : null);
    }

    /** Of an even number of folds, the mean of the middle two, rounded up. */
    private static int medianBestEpoch(Outcome.Completed completed) {
        int[] epochs = completed.folds().stream()
                .mapToInt(FoldScore::bestEpoch)
                .sorted()
                .toArray();
        int n = epochs.length;
        return n == 0 ? completed.bestEpoch() : (epochs[(n - 1) / 2] + epochs[n / 2] + 1) / 2;
    }
}
