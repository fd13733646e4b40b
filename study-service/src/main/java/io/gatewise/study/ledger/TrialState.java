package io.gatewise.study.ledger;

import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import java.time.Instant;
import java.util.Optional;

/** Where a trial stands at its rung; the legal moves live on the states. */
public sealed interface TrialState {

    /** The newest attempt's number, from 1. */
    int attempt();

    /** The name in tables. */
    String key();

    /** Whether the rung has not ended. */
    default boolean open() {
        return true;
    }

    /** The newest attempt that a worker can know of: a queued one was never handed out. */
    default int issued() {
        return attempt();
    }

    /** The state after a worker's {@code started}; empty where that no longer counts. */
    default Optional<TrialState> started(int attempt, String run, String worker) {
        return Optional.empty();
    }

    /** Whether this run speaks for the newest attempt. */
    default boolean heldBy(int attempt, String run) {
        return false;
    }

    /** Whether another run than this one may be at work or may still begin. */
    default boolean pursuedBesides(int attempt, String run) {
        return false;
    }

    /** Waits in the ledger for its turn. */
    record Queued(int attempt) implements TrialState {

        @Override
        public String key() {
            return "queued";
        }

        @Override
        public int issued() {
            return attempt - 1;
        }

        Dispatched dispatched() {
            return new Dispatched(attempt);
        }
    }

    /** Its request is on the queue topic. */
    record Dispatched(int attempt) implements TrialState {

        @Override
        public String key() {
            return "dispatched";
        }

        @Override
        public Optional<TrialState> started(int startedAttempt, String run, String worker) {
            return startedAttempt == attempt ? Optional.of(new Running(attempt, run, worker)) : Optional.empty();
        }

        // progress and ends travel on two topics: an end may overtake its own `started`
        @Override
        public boolean heldBy(int otherAttempt, String run) {
            return otherAttempt == attempt;
        }

        @Override
        public boolean pursuedBesides(int otherAttempt, String run) {
            return otherAttempt != attempt;
        }
    }

    /** A worker is at it, under a lease. */
    record Running(int attempt, String run, String worker) implements TrialState {

        @Override
        public String key() {
            return "running";
        }

        /** Within an attempt the latest {@code started} holds the lease. */
        @Override
        public Optional<TrialState> started(int startedAttempt, String newRun, String newWorker) {
            boolean news = startedAttempt == attempt && !newRun.equals(run);
            return news ? Optional.of(new Running(attempt, newRun, newWorker)) : Optional.empty();
        }

        @Override
        public boolean heldBy(int otherAttempt, String otherRun) {
            return otherAttempt == attempt && otherRun.equals(run);
        }

        @Override
        public boolean pursuedBesides(int otherAttempt, String otherRun) {
            return !heldBy(otherAttempt, otherRun);
        }
    }

    /** An external trainer's: goes to the next who asks. */
    record Offered() implements TrialState {

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String key() {
            return "offered";
        }

        // no worker can know of it
        @Override
        public int issued() {
            return 0;
        }
    }

    /**
     * An external trainer has it.
     *
     * @param ask     the key of the ask that it was handed to
     * @param expires when it fails without a word; null for never
     */
    record HandedOut(String ask, Instant expires) implements TrialState {

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String key() {
            return "handed-out";
        }

        @Override
        public int issued() {
            return 0;
        }
    }

    /**
     * The rung has ended.
     *
     * @param provenance how it was trained; null if no worker ended it
     */
    record Ended(int attempt, Outcome outcome, Provenance provenance) implements TrialState {

        @Override
        public String key() {
            return outcome.state();
        }

        @Override
        public boolean open() {
            return false;
        }
    }

    /** The final evaluation has ended well. */
    record Evaluated(int attempt, Evaluation evaluation, Provenance provenance) implements TrialState {

        @Override
        public String key() {
            return "evaluated";
        }

        @Override
        public boolean open() {
            return false;
        }
    }
}
