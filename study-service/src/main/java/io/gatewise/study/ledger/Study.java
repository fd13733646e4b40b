package io.gatewise.study.ledger;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.EventId;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A study as the ledger has it, without its trials: what every decision starts from.
 *
 * @param incarnation from 1; raised by a restore from backup
 * @param spec        as it was when the study was opened
 * @param start       the network that trainings start from; null to start at random
 * @param costs       what its configurations cost, where its constraints ask for it
 * @param begun       when it was opened
 * @param pauses      how long its time stood still
 * @param bounds      how far it goes by now
 * @param sequence    of its newest event; 0 before the first
 * @param data        null for an external trainer
 * @param numbered    trials that have a number
 * @param imported    those of them that ended elsewhere: the budget counts the others
 * @param open        numbered trials that haven't ended
 * @param ended       the numbered trials that have
 * @param looks       at the test part
 * @param winner      the best trial's number; null while unknown or if none completed
 * @param reason      why it is over; empty before
 */
public record Study(
        StudyId id,
        int incarnation,
        StudySpec spec,
        DataReference data,
        StartingModel start,
        StudyCosts costs,
        Instant begun,
        Pauses pauses,
        Bounds bounds,
        StudyState state,
        long sequence,
        int numbered,
        int imported,
        int open,
        Tally ended,
        Demand demand,
        Looks looks,
        Integer winner,
        String reason) {

    public Study {
        Objects.requireNonNull(id);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(costs);
        Objects.requireNonNull(begun);
        Objects.requireNonNull(pauses);
        Objects.requireNonNull(bounds);
        Objects.requireNonNull(state);
        Objects.requireNonNull(demand);
        Objects.requireNonNull(looks);
        if (open < 0 || numbered != open + ended.sum()) {
            throw new IllegalArgumentException(
                    id + ": need numbered = open + ended, got " + numbered + ", " + open + " and " + ended);
        }
    }

    static Study blank(
            StudyId id, StudySpec spec, DataReference data, StartingModel start, StudyCosts costs, Instant at) {
        var bounds = Bounds.of(spec.search());
        var none = new Demand.None();
        return new Study(
                id,
                1,
                spec,
                data,
                start,
                costs,
                at,
                Pauses.NONE,
                bounds,
                StudyState.RUNNING,
                0,
                0,
                0,
                0,
                Tally.NONE,
                none,
                Looks.NONE,
                null,
                "");
    }

    /** What every configuration that is tried must keep. */
    public Constraints constraints() {
        return new Constraints(spec, costs);
    }

    /** So many new trials may still be numbered: none where it is closed. */
    public int budgetLeft() {
        return bounds.isClosed() ? 0 : bounds.maxTrials() - (numbered - imported);
    }

    /** So many trials may be opened now; never below 0. */
    public int slotsFree() {
        return Math.max(0, bounds.parallelism() - open);
    }

    /** When its time is up, were it not paused again; null for never. */
    public Instant deadline() {
        return bounds.deadline(begun.plus(pauses.total()));
    }

    boolean late(Instant now) {
        return bounds.stop().seconds() != null
                && spent(now).toMillis() >= bounds.stop().seconds() * 1000;
    }

    /** How much of its time has passed: pauses don't count. */
    Duration spent(Instant now) {
        return Duration.between(begun.plus(pauses.ended(now).total()), now);
    }

    Study pausedAt(Instant at) {
        Study next = with(
                bounds,
                StudyState.PAUSED,
                sequence,
                numbered,
                imported,
                open,
                ended,
                new Demand.None(),
                looks,
                winner,
                reason);
        return next.after(pauses.began(at));
    }

    Study resumedAt(Instant at) {
        Study next = with(
                bounds, StudyState.RUNNING, sequence, numbered, imported, open, ended, demand, looks, winner, reason);
        return next.after(pauses.ended(at));
    }

    private Study after(Pauses others) {
        return new Study(
                id,
                incarnation,
                spec,
                data,
                start,
                costs,
                begun,
                others,
                bounds,
                state,
                sequence,
                numbered,
                imported,
                open,
                ended,
                demand,
                looks,
                winner,
                reason);
    }

    /** Why no new trial gets a number; for a study that has no budget left. */
    String spent() {
        return bounds.isClosed()
                ? bounds.closed()
                : "all " + bounds.maxTrials() + " trials of maxTrials have their number";
    }

    /** Why its search has ended. */
    String conclusion() {
        if (bounds.isClosed()) {
            return ended.completed() == 0 ? bounds.closed() + "; no trial completed" : bounds.closed();
        }
        if (ended.completed() == 0) {
            return "no trial completed";
        }
        return budgetLeft() <= 0 ? "completed" : "completed: every configuration was tried";
    }

    /** The newest event's place. */
    EventId newestEvent() {
        return new EventId(id, incarnation, sequence);
    }

    Study withNextSequence() {
        return with(bounds, state, sequence + 1, numbered, imported, open, ended, demand, looks, winner, reason);
    }

    Study withOneMoreTrial() {
        return with(bounds, state, sequence, numbered + 1, imported, open + 1, ended, demand, looks, winner, reason);
    }

    /** The next trial to be opened is an imported one. */
    Study withOneMoreImported() {
        return with(bounds, state, sequence, numbered, imported + 1, open, ended, demand, looks, winner, reason);
    }

    Study withTrialsEnded(int count, Tally all) {
        return with(bounds, state, sequence, numbered, imported, open - count, all, demand, looks, winner, reason);
    }

    /** A completed trial is open again, for a higher rung. */
    Study withTrialReopened() {
        Tally others = ended.withoutACompleted();
        return with(bounds, state, sequence, numbered, imported, open + 1, others, demand, looks, winner, reason);
    }

    Study withDemand(Demand next) {
        return with(bounds, state, sequence, numbered, imported, open, ended, next, looks, winner, reason);
    }

    Study within(Bounds others) {
        return with(others, state, sequence, numbered, imported, open, ended, demand, looks, winner, reason);
    }

    /** Running, without a winner: it was over, and goes on. */
    Study goingOn() {
        var running = StudyState.RUNNING;
        return with(bounds, running, sequence, numbered, imported, open, ended, new Demand.None(), looks, null, "");
    }

    Study evaluating(int best) {
        var state = StudyState.EVALUATING;
        var none = new Demand.None();
        return with(bounds, state, sequence, numbered, imported, open, ended, none, looks.begun(), best, "");
    }

    Study evaluated() {
        Looks with = looks.ended(winner);
        return with(bounds, state, sequence, numbered, imported, open, ended, demand, with, winner, reason);
    }

    Study over(StudyState end, Integer best, String why) {
        return with(bounds, end, sequence, numbered, imported, open, ended, new Demand.None(), looks, best, why);
    }

    private Study with(
            Bounds bounds,
            StudyState state,
            long sequence,
            int numbered,
            int imported,
            int open,
            Tally ended,
            Demand demand,
            Looks looks,
            Integer winner,
            String reason) {
        return new Study(
                id,
                incarnation,
                spec,
                data,
                start,
                costs,
                begun,
                state == StudyState.PAUSED ? pauses : new Pauses(pauses.total(), null),
                bounds,
                state,
                sequence,
                numbered,
                imported,
                open,
                ended,
                demand,
                looks,
                winner,
                reason);
    }
}
