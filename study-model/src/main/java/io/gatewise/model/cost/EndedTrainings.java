package io.gatewise.model.cost;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.TrialCost;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What trials that have ended tell of somebody's speed. */
public final class EndedTrainings {

    private EndedTrainings() {}

    /**
     * A completed trial's time, and the arithmetic of the epochs that it took for it; empty where there is nothing to learn.
     *
     * @param cost as it was counted before; null if nobody counted
     */
    public static Optional<SpeedFit.Training> of(Outcome outcome, TrialCost cost) {
        boolean measured = outcome instanceof Outcome.Completed completed && completed.seconds() > 0;
        int epochs = epochs(outcome);
        if (cost == null || !measured || epochs == 0 || cost.epochOperations() == 0) {
            return Optional.empty();
        }
        double seconds = ((Outcome.Completed) outcome).seconds();
        return Optional.of(new SpeedFit.Training(cost.epochOperations() * epochs, epochs, seconds));
    }

    /** Epochs that were trained, all folds together; the last one of each is in every curve. */
    private static int epochs(Outcome outcome) {
        Map<Integer, Integer> last =
                outcome.curve().stream().collect(Collectors.toMap(CurvePoint::fold, CurvePoint::epoch, Math::max));
        return last.values().stream().mapToInt(Integer::intValue).sum();
    }
}
