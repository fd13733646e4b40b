package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.StudyPaused;
import io.gatewise.model.message.StudyEvent.StudyResumed;
import java.time.Instant;

/**
 * Stops a study for a while: nothing of it is proposed or dispatched, what has begun ends and counts, and the time that its
 * spec gives it stands still.
 */
public final class PauseSwitch {

    private PauseSwitch() {}

    /** Pauses a running study: what was asked is withdrawn. */
    public static Verdict pause(Study study, Instant at) {
        if (study.state() == StudyState.PAUSED) {
            return new Verdict.Ignored("the study is paused already");
        }
        if (study.state() != StudyState.RUNNING) {
            return new Verdict.Impossible(
                    "only a running study can be paused; it is " + study.state().key());
        }
        var draft = new Draft(study.pausedAt(at), at);
        draft.event(StudyPaused::new);
        return draft.decision();
    }

    /** A paused study goes on. */
    public static Verdict resume(Study study, Instant at) {
        if (study.state() == StudyState.RUNNING) {
            return new Verdict.Ignored("the study is running");
        }
        if (study.state() != StudyState.PAUSED) {
            return new Verdict.Impossible(
                    "only a paused study can be resumed; it is " + study.state().key());
        }
        var draft = new Draft(study.resumedAt(at), at);
        draft.event(StudyResumed::new);
        draft.ask();
        return draft.decision();
    }
}
