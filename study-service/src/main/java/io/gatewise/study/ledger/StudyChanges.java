package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.StudyChanged;
import io.gatewise.model.study.Outcome;
import java.time.Instant;

/** What users, and time, change in a study that goes on or may go on. */
public final class StudyChanges {

    private StudyChanges() {}

    /**
     * Gives a study other bounds. One that had finished goes on, if they leave it budget.
     *
     * @param wanted not closed
     */
    public static Verdict change(Study study, Bounds wanted, Instant at) {
        Study next = study.within(wanted.closedBecause(""));
        if (study.state() == StudyState.EVALUATING) {
            return new Verdict.Impossible("the study is at the test part of its data: change it when it has finished");
        }
        if (study.state().over() && study.state() != StudyState.FINISHED) {
            return new Verdict.Impossible("the study is " + study.state().key() + ", for good");
        }
        if (next.budgetLeft() < 0) {
            return new Verdict.Impossible("maxTrials: need at least " + (study.numbered() - study.imported())
                    + ", as so many trials have their number, got " + wanted.maxTrials());
        }
        if (next.late(at)) {
            return new Verdict.Impossible("stop.seconds: need more than the "
                    + study.spent(at).toSeconds()
                    + " s that have passed since the study began, pauses not counted, got "
                    + wanted.stop().seconds());
        }
        boolean finished = study.state() == StudyState.FINISHED;
        if (finished && next.budgetLeft() == 0) {
            return new Verdict.Impossible("the study has finished, and nothing would go on: " + next.spent());
        }
        // what was asked under the old bounds is withdrawn: its answer would be of another width
        var draft = new Draft(finished ? next.goingOn() : next.withDemand(new Demand.None()), at);
        Bounds bounds = draft.study().bounds();
        draft.event((id, when) -> new StudyChanged(id, when, bounds.maxTrials(), bounds.parallelism(), bounds.stop()));
        draft.ask();
        return draft.decision();
    }

    /** Opens nothing more, as the study's time is up. */
    public static Verdict close(Study study, Instant at) {
        boolean due = study.state() == StudyState.RUNNING && !study.bounds().isClosed() && study.late(at);
        if (!due) {
            return new Verdict.Ignored("its time isn't up, or it is closed already");
        }
        var draft = new Draft(study, at);
        draft.close("stopped: its " + study.bounds().stop().seconds() + " s are over");
        draft.ask();
        return draft.decision();
    }

    /** Ends one trial for good; the budget counts it. */
    public static Verdict cancelTrial(Study study, Trial trial, String reason, Instant at) {
        if (study.state().over() || !trial.state().open()) {
            return new Verdict.Ignored("it has ended: " + trial.state().key());
        }
        var draft = new Draft(study, at);
        if (trial.state().issued() > 0) {
            draft.command(AttemptJudge.stop(trial, reason));
        }
        AttemptJudge.settle(draft, trial, trial.state().attempt(), new Outcome.Cancelled(reason), null);
        return draft.decision();
    }

    /** Reads the test part again, after an evaluation that failed. */
    public static Verdict evaluate(Study study, Instant at) {
        if (study.state() != StudyState.FINISHED || study.winner() == null) {
            return new Verdict.Impossible("need a finished study with a winner; it is "
                    + study.state().key());
        }
        if (study.spec().asksAndTells() || !study.spec().validation().hasTestPart()) {
            return new Verdict.Impossible("the study has no test part");
        }
        if (study.looks().has(study.winner())) {
            return new Verdict.Impossible("trial " + study.winner() + " has met the test part already");
        }
        var draft = new Draft(study.goingOn(), at);
        draft.evaluate(study.winner());
        return draft.decision();
    }
}
