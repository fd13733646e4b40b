package io.gatewise.study.ledger;

import io.gatewise.model.study.Outcome;

/** How many of a study's numbered trials ended how. */
public record Tally(int completed, int infeasible, int failed, int cancelled) {

    /** No trial has ended. */
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally with(Outcome outcome) {
        // each case adds one to its own count; a new case fails here
        if (outcome instanceof Outcome.Completed) {
            return new Tally(completed + 1, infeasible, failed, cancelled);
        }
        if (outcome instanceof Outcome.Infeasible) {
            return new Tally(completed, infeasible + 1, failed, cancelled);
        }
        if (outcome instanceof Outcome.Failed) {
            return new Tally(completed, infeasible, failed + 1, cancelled);
        }
        if (outcome instanceof Outcome.Cancelled) {
            return new Tally(completed, infeasible, failed, cancelled + 1);
        }
        throw new IllegalArgumentException("need a known outcome, got " + outcome);
    }

    /** One completed trial is open again. */
    Tally withoutACompleted() {
        return new Tally(completed - 1, infeasible, failed, cancelled);
    }

    /** All that ended. */
    public int sum() {
        return completed + infeasible + failed + cancelled;
    }
}
