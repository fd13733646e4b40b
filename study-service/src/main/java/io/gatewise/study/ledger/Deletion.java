package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.StudyDeleted;
import io.gatewise.model.message.TrialCommand.StopStudy;
import java.time.Instant;
import java.util.List;

/** How a study is forgotten: it is cancelled, what workers have begun of it ends, then it is gone. */
public final class Deletion {

    private static final String REASON = "deleted by a user";

    private Deletion() {}

    /**
     * Ends the study, if it hasn't ended; from now on it is on its way out.
     *
     * @param open its trials that haven't ended, the final evaluation included
     */
    public static Verdict begin(Study study, List<Trial> open, Instant at) {
        if (study.state() == StudyState.DELETING || study.state() == StudyState.DELETED) {
            return new Verdict.Ignored("the study is " + study.state().key());
        }
        Verdict before = Sequencer.cancel(study, open, REASON, at);
        var draft = new Draft(before instanceof Decision decision ? decision.study() : study, at);
        if (before instanceof Decision decision) {
            draft.after(decision);
        } else {
            // it was over, but runs that no longer count may still be at work
            draft.command(new StopStudy(study.id(), REASON));
        }
        draft.become(draft.study().over(StudyState.DELETING, draft.study().winner(), REASON));
        return draft.decision();
    }

    /** Forgets the study, none of whose runs is at work any more. */
    public static Verdict end(Study study, Instant at) {
        if (study.state() != StudyState.DELETING) {
            return new Verdict.Ignored("the study is " + study.state().key());
        }
        var draft = new Draft(study.over(StudyState.DELETED, study.winner(), REASON), at);
        draft.event(StudyDeleted::new);
        return draft.decision();
    }
}
