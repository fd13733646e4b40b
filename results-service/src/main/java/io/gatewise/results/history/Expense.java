package io.gatewise.results.history;

import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.TrialCost;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a trial took, as far as its events tell.
 *
 * @param opened  when it was first opened; null where nobody knows
 * @param seconds how long the first rung that it completed took; null where it has completed none, or nobody knows
 * @param rung    that rung; null with {@code seconds}
 * @param counted what the worker that had it last counted and predicted; null where none did
 */
public record Expense(Instant opened, Double seconds, Rung rung, TrialCost counted) {

    /** Nothing is known. */
    public static final Expense NONE = new Expense(null, null, null, null);

    /** Of a trial that was opened. */
    public static Expense openedAt(Instant at) {
        return new Expense(at, null, null, null);
    }

    /** Of a trial that was opened, whether for the first time or not. */
    Expense since(Instant at) {
        return opened == null ? openedAt(at) : this;
    }

    /**
     * After a rung ended. Where its outcome has no time, as that of a trainer outside who didn't tell it, the time since the
     * trial was opened stands for it.
     *
     * @param cost as the worker counted; null if none did
     */
    public Expense ended(Rung ended, Instant at, Outcome outcome, TrialCost cost) {
        TrialCost newest = cost == null ? counted : cost;
        if (seconds != null || !(outcome instanceof Outcome.Completed completed)) {
            return new Expense(opened, seconds, rung, newest);
        }
        double passed = opened == null ? 0 : Duration.between(opened, at).toMillis() / 1e3;
        double took = completed.seconds() > 0 ? completed.seconds() : passed;
        return took > 0 ? new Expense(opened, took, ended, newest) : new Expense(opened, null, null, newest);
    }

    /** How long the full rung takes, as the rung that was timed tells it; empty where none was. */
    public OptionalDouble fullSeconds(Rung full) {
        if (seconds == null) {
            return OptionalDouble.empty();
        }
        double share = (double) rung.epochs()
                / full.epochs()
                * Math.min(rung.folds(), full.folds())
                / full.folds()
                * rung.fraction()
                / full.fraction();
        return OptionalDouble.of(seconds / share);
    }
}
