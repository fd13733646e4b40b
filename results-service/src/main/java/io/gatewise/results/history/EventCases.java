package io.gatewise.results.history;

import io.gatewise.model.message.StudyEvent;

/**
 * What to do for each kind of event: the one place where kinds are told apart.
 *
 * @param <R> what comes of it
 */
public interface EventCases<R> {

    /** A study began. */
    R opened(StudyEvent.StudyOpened event);

    /** Its budget or width was changed. */
    R changed(StudyEvent.StudyChanged event);

    /** Nothing new is dispatched. */
    R paused(StudyEvent.StudyPaused event);

    /** Work goes on. */
    R resumed(StudyEvent.StudyResumed event);

    /** A person ended it. */
    R cancelled(StudyEvent.StudyCancelled event);

    /** The study is over. */
    R finished(StudyEvent.StudyFinished event);

    /** Forget the study. */
    R deleted(StudyEvent.StudyDeleted event);

    /** A trial is pending. */
    R trialOpened(StudyEvent.TrialOpened event);

    /** A trial ended at a rung. */
    R trialEnded(StudyEvent.TrialEnded event);

    /** The ledger asks. */
    R wanted(StudyEvent.ProposalsWanted event);

    /** The winner meets the test part. */
    R evaluating(StudyEvent.EvaluationStarted event);

    /** The test part was read. */
    R evaluated(StudyEvent.StudyEvaluated event);

    /** The case of {@code event}. */
    default R of(StudyEvent event) {
        if (event instanceof StudyEvent.TrialOpened e) {
            return trialOpened(e);
        } else if (event instanceof StudyEvent.TrialEnded e) {
            return trialEnded(e);
        } else if (event instanceof StudyEvent.ProposalsWanted e) {
            return wanted(e);
        } else if (event instanceof StudyEvent.StudyOpened e) {
            return opened(e);
        } else if (event instanceof StudyEvent.StudyChanged e) {
            return changed(e);
        } else if (event instanceof StudyEvent.StudyPaused e) {
            return paused(e);
        } else if (event instanceof StudyEvent.StudyResumed e) {
            return resumed(e);
        } else if (event instanceof StudyEvent.StudyCancelled e) {
            return cancelled(e);
        } else if (event instanceof StudyEvent.StudyFinished e) {
            return finished(e);
        } else if (event instanceof StudyEvent.StudyDeleted e) {
            return deleted(e);
        } else if (event instanceof StudyEvent.EvaluationStarted e) {
            return evaluating(e);
        } else if (event instanceof StudyEvent.StudyEvaluated e) {
            return evaluated(e);
        }
        throw new IllegalArgumentException(
                "no case for " + event.getClass().getSimpleName()); // a kind that was added to the model
    }
}
