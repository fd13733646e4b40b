package io.gatewise.results.search;

import io.gatewise.model.study.Direction;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.Optional;

/**
 * What a sampler is asked about.
 *
 * @param space     where to search
 * @param direction which end of the objective is the good one
 * @param history   what counted so far
 * @param lastFit   the surrogates as they were fitted for the answer before this one
 */
public record SearchProblem(EncodedSpace space, Direction direction, History history, Optional<Fit> lastFit) {

    /** The points of all trials, whatever became of them. */
    TakenPoints taken() {
        var taken = new TakenPoints();
        for (TrialRecord trial : history.trials()) {
            if (space.contains(trial.configuration())) {
                taken.add(space.encode(trial.configuration()));
            }
        }
        return taken;
    }

    /** The points of the trials in that state, n rows of length d, by number. */
    double[][] points(TrialState state) {
        return history.in(state).stream()
                .filter(trial -> space.contains(trial.configuration()))
                .map(trial -> space.encode(trial.configuration()))
                .toArray(double[][]::new);
    }

    /** The losses of the completed trials, in the order of {@code points(COMPLETED)}. */
    double[] losses() {
        return history.in(TrialState.COMPLETED).stream()
                .filter(trial -> space.contains(trial.configuration()))
                .mapToDouble(trial -> direction.loss(trial.score().orElseThrow()))
                .toArray();
    }

    /** Whether every point of the space was tried. */
    public boolean exhausted() {
        return history.size() >= space.size() && taken().size() >= space.size();
    }
}
