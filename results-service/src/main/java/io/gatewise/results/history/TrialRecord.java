package io.gatewise.results.history;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.util.OptionalDouble;

/**
 * One trial as far as the search cares.
 *
 * @param number        its number in the study
 * @param configuration the searched values
 * @param origin        {@code default}, {@code proposed}, {@code enqueued} or {@code imported}
 * @param rung          the rung that it was last opened for
 * @param state         where it stands
 * @param score         the last completed rung's value, in the objective's unit
 */
public record TrialRecord(
        int number, Configuration configuration, String origin, Rung rung, TrialState state, OptionalDouble score) {

    /** This trial, opened again for a higher rung. */
    TrialRecord reopened(Rung next) {
        return new TrialRecord(number, configuration, origin, next, TrialState.OPEN, score);
    }

    /** This trial after its rung ended so. */
    TrialRecord ended(Outcome outcome) {
        OptionalDouble last =
                outcome instanceof Outcome.Completed completed ? OptionalDouble.of(completed.score()) : score;
        return new TrialRecord(number, configuration, origin, rung, TrialState.named(outcome.state()), last);
    }

    /** This trial after its study was ended. */
    TrialRecord cancelled() {
        return new TrialRecord(number, configuration, origin, rung, TrialState.CANCELLED, score);
    }
}
