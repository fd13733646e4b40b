package io.gatewise.study.ledger;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.EventId;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.util.Objects;

/**
 * A study as the ledger has it, without its trials: what every decision starts from.
 *
 * @param incarnation from 1; raised by a restore from backup
 * @param start       the network that trainings start from; null to start at random
 * @param sequence    of its newest event; 0 before the first
 * @param data        null for an external trainer
 * @param numbered    trials that have a number
 * @param imported    those of them that ended elsewhere: the budget counts the others
 * @param open        numbered trials that haven't ended
 * @param ended       the numbered trials that have
 * @param winner      the best trial's number; null while unknown or if none completed
 * @param reason      why it is over; empty before
 */
public record Study(
        StudyId id,
        int incarnation,
        StudySpec spec,
        DataReference data,
        StartingModel start,
        StudyState state,
        long sequence,
        int numbered,
        int imported,
        int open,
        Tally ended,
        Demand demand,
        Integer winner,
        String reason) {

    public Study {
        Objects.requireNonNull(id);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(state);
        Objects.requireNonNull(demand);
        if (open < 0 || numbered != open + ended.sum()) {
            throw new IllegalArgumentException(
                    id + ": need numbered = open + ended, got " + numbered + ", " + open + " and " + ended);
        }
    }

    static Study blank(StudyId id, StudySpec spec, DataReference data, StartingModel start) {
        return new Study(
                id, 1, spec, data, start, StudyState.RUNNING, 0, 0, 0, 0, Tally.NONE, new Demand.None(), null, "");
    }

    /** So many new trials may still be numbered. */
    public int budgetLeft() {
        return spec.search().maxTrials() - (numbered - imported);
    }

    /** So many trials may be opened now; never below 0. */
    public int slotsFree() {
        return Math.max(0, spec.search().parallelism() - open);
    }

    /** The newest event's place. */
    EventId newestEvent() {
        return new EventId(id, incarnation, sequence);
    }

    Study withNextSequence() {
        return copy(state, sequence + 1, numbered, open, ended, demand, winner, reason);
    }

    Study withOneMoreTrial() {
        return copy(state, sequence, numbered + 1, open + 1, ended, demand, winner, reason);
    }

    /** The next trial to be opened is an imported one. */
    Study withOneMoreImported() {
        return new Study(
                id,
                incarnation,
                spec,
                data,
                start,
                state,
                sequence,
                numbered,
                imported + 1,
                open,
                ended,
                demand,
                winner,
                reason);
    }

    Study withTrialsEnded(int count, Tally all) {
        return copy(state, sequence, numbered, open - count, all, demand, winner, reason);
    }

    Study withDemand(Demand next) {
        return copy(state, sequence, numbered, open, ended, next, winner, reason);
    }

    Study evaluating(int best) {
        return copy(StudyState.EVALUATING, sequence, numbered, open, ended, new Demand.None(), best, "");
    }

    Study over(StudyState end, Integer best, String why) {
        return copy(end, sequence, numbered, open, ended, new Demand.None(), best, why);
    }

    private Study copy(
            StudyState state,
            long sequence,
            int numbered,
            int open,
            Tally ended,
            Demand demand,
            Integer winner,
            String reason) {
        return new Study(
                id,
                incarnation,
                spec,
                data,
                start,
                state,
                sequence,
                numbered,
                imported,
                open,
                ended,
                demand,
                winner,
                reason);
    }
}
