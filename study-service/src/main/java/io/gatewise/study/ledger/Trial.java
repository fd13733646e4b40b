package io.gatewise.study.ledger;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import java.util.Optional;

/**
 * A trial at its newest rung. Number 0 is the study's final evaluation, which is leased and tried
 * again like a trial.
 *
 * @param origin     {@link #DEFAULT}, {@link #PROPOSED}, {@link #ENQUEUED}, {@link #IMPORTED} or {@link #EVALUATION}
 * @param losses     the attempts that this rung has used up
 * @param checkpoint to go on from; null to start over
 */
public record Trial(
        StudyId study,
        int number,
        String origin,
        Configuration configuration,
        Rung rung,
        TrialState state,
        Losses losses,
        ArtifactReference checkpoint) {

    /** Origin of trial 1 where the default settings go first. */
    public static final String DEFAULT = "default";

    /** Origin of a trial that results-service proposed. */
    public static final String PROPOSED = "proposed";

    /** Origin of a trial that a user wants tried. */
    public static final String ENQUEUED = "enqueued";

    /** Origin of a trial that ended elsewhere. */
    public static final String IMPORTED = "imported";

    /** In events, a trial that is opened again for a higher rung; its own origin stays. */
    public static final String PROMOTED = "promoted";

    /** Origin of the final evaluation. */
    public static final String EVALUATION = "evaluation";

    static Trial opened(StudyId study, int number, String origin, Configuration configuration, Rung rung) {
        return new Trial(study, number, origin, configuration, rung, new TrialState.Queued(1), Losses.NONE, null);
    }

    /** Whether this is the final evaluation. */
    public boolean isFinalEvaluation() {
        return number == AttemptKey.FINAL_EVALUATION;
    }

    /** The newest attempt's key. */
    public AttemptKey key() {
        return new AttemptKey(study, number, rung.number(), state.attempt());
    }

    /** How it completed, if it did. */
    public Optional<Outcome.Completed> completed() {
        return state instanceof TrialState.Ended ended && ended.outcome() instanceof Outcome.Completed completed
                ? Optional.of(completed)
                : Optional.empty();
    }

    /** This trial, queued for a higher rung, to go on where it completed the last one. */
    Trial promoted(Rung next) {
        ArtifactReference from = completed().map(Outcome.Completed::checkpoint).orElse(null);
        return new Trial(study, number, origin, configuration, next, new TrialState.Queued(1), Losses.NONE, from);
    }

    Trial in(TrialState next) {
        return new Trial(study, number, origin, configuration, rung, next, losses, checkpoint);
    }

    Trial queuedAgain(Losses used, ArtifactReference from) {
        var next = new TrialState.Queued(state.attempt() + 1);
        return new Trial(study, number, origin, configuration, rung, next, used, from);
    }

    Trial withLosses(Losses used) {
        return new Trial(study, number, origin, configuration, rung, state, used, checkpoint);
    }
}
