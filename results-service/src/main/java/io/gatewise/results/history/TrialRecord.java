package io.gatewise.results.history;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One trial as far as the search cares.
 *
 * @param number        its number in the study
 * @param configuration the searched values
 * @param origin        {@code default}, {@code proposed}, {@code enqueued} or {@code imported}
 * @param rung          the rung that it was last opened for
 * @param state         where it stands
 * @param scores        what it came to at each rung that it completed, the lowest first; with Hyperband the first one need
 *                      not be the study's first rung
 * @param expense        what it took
 */
public record TrialRecord(
        int number,
        Configuration configuration,
        String origin,
        Rung rung,
        TrialState state,
        List<RungScore> scores,
        Expense expense) {

    public TrialRecord {
        scores = List.copyOf(scores);
    }

    /** A trial of which nobody knows what it took. */
    public TrialRecord(
            int number,
            Configuration configuration,
            String origin,
            Rung rung,
            TrialState state,
            List<RungScore> scores) {
        this(number, configuration, origin, rung, state, scores, Expense.NONE);
    }

    /** What it came to at the highest rung that it completed. */
    public Optional<RungScore> last() {
        return scores.isEmpty() ? Optional.empty() : Optional.of(scores.get(scores.size() - 1));
    }

    /** The last completed rung's value, in the objective's unit. */
    public OptionalDouble score() {
        return scores.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(scores.get(scores.size() - 1).score());
    }

    /** The score of what it came to, or would have, at that rung, see {@link #at}. */
    public OptionalDouble scoreAt(int number) {
        Optional<RungScore> at = at(number);
        return at.isPresent() ? OptionalDouble.of(at.get().score()) : OptionalDouble.empty();
    }

    /**
     * What it came to, or would have, at that rung: an exhausted trial's score is that of all higher rungs.
     *
     * @param number of the rung
     */
    public Optional<RungScore> at(int number) {
        for (RungScore each : scores) {
            if (each.rung().number() == number
                    || each.exhausted() && each.rung().number() < number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** This trial with other scores at its rungs. */
    TrialRecord scored(ToDoubleFunction<RungScore> score) {
        return new TrialRecord(
                number,
                configuration,
                origin,
                rung,
                state,
                scores.stream()
                        .map(each -> each.scored(score.applyAsDouble(each)))
                        .toList());
    }

    /** This trial, opened again for a higher rung. */
    TrialRecord reopened(Rung next) {
        return new TrialRecord(number, configuration, origin, next, TrialState.OPEN, scores, expense);
    }

    /** This trial after its rung ended so, and so its score came about. */
    TrialRecord ended(Outcome outcome, Course course) {
        var all = new ArrayList<>(scores);
        if (outcome instanceof Outcome.Completed completed) {
            all.add(new RungScore(rung, completed.score(), completed.exhausted(), completed.values(), course));
        }
        return new TrialRecord(number, configuration, origin, rung, TrialState.named(outcome.state()), all, expense);
    }

    /** This trial, of which that is known. */
    TrialRecord taking(Expense other) {
        return new TrialRecord(number, configuration, origin, rung, state, scores, other);
    }

    /** This trial after its study was ended. */
    TrialRecord cancelled() {
        return new TrialRecord(number, configuration, origin, rung, TrialState.CANCELLED, scores, expense);
    }
}
