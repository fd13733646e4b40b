package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;

/** What an external trainer tells of trials. Each change is one of an {@link AskLine}, which it then serves. */
public final class Tells {

    private Tells() {}

    /** How a trial that was handed out ended. Telling the same again changes nothing. */
    public static Verdict tell(Study study, AskLine line, Trial trial, Outcome outcome) {
        if (!study.spec().asksAndTells()) {
            return new Verdict.Impossible("Gatewise's workers train this study: only they say how a trial ended");
        }
        if (trial.state() instanceof TrialState.Ended ended) {
            return same(ended.outcome(), outcome)
                    ? new Verdict.Ignored("it was told already")
                    : new Verdict.Impossible(
                            "trial " + trial.number() + " has ended already: " + words(ended.outcome()));
        }
        if (!(trial.state() instanceof TrialState.HandedOut)) {
            return new Verdict.Impossible(
                    "trial " + trial.number() + " was not handed out: ask for it before you tell what came of it");
        }
        end(line.draft(), trial, outcome, 1);
        return line.serve();
    }

    /** A trial without a word for too long. */
    public static Verdict expire(Study study, AskLine line, Trial trial, java.time.Instant at) {
        boolean late = !study.state().over()
                && trial.state() instanceof TrialState.HandedOut out
                && out.expires() != null
                && !at.isBefore(out.expires());
        if (!late) {
            return new Verdict.Ignored("it ended, or gave a sign of life");
        }
        var outcome = new Outcome.Failed("neither report nor tell for the trialTimeout of "
                + study.spec().trialTimeout() + " s");
        end(line.draft(), trial, outcome, 1);
        return line.serve();
    }

    /** A user wants no more of a trial; whoever has it is told so when it reports. */
    public static Verdict cancel(Study study, AskLine line, Trial trial, String reason) {
        if (study.state().over() || !trial.state().open()) {
            return new Verdict.Ignored("it has ended: " + trial.state().key());
        }
        line.withdraw(trial);
        end(line.draft(), trial, new Outcome.Cancelled(reason), 1);
        return line.serve();
    }

    /** A trial that ended elsewhere: it has a number, and no budget counts it. */
    public static Verdict take(Study study, AskLine line, Configuration configuration, Outcome outcome) {
        if (study.state() != StudyState.RUNNING) {
            return new Verdict.Impossible("the study is " + study.state().key());
        }
        Draft draft = line.draft();
        draft.become(draft.study().withOneMoreImported());
        draft.open(configuration, rung(study), Trial.IMPORTED);
        draft.opened().forEach(trial -> end(draft, trial, outcome, 0));
        return line.serve();
    }

    /** A configuration to be tried before others; the budget counts it. */
    public static Verdict enqueue(Study study, AskLine line, Configuration configuration) {
        return Sequencer.refusedEnqueue(study).orElseGet(() -> {
            line.draft().open(configuration, rung(study), Trial.ENQUEUED);
            line.offerOpened();
            return line.serve();
        });
    }

    private static void end(Draft draft, Trial trial, Outcome outcome, int attempts) {
        draft.change(trial.in(new TrialState.Ended(1, outcome, null)));
        Study study = draft.study();
        draft.become(study.withTrialsEnded(1, study.ended().with(outcome)));
        draft.closeAtTarget(trial, outcome);
        draft.event((id, when) ->
                new TrialEnded(id, when, trial.number(), trial.rung().number(), outcome, attempts, null));
    }

    private static Rung rung(Study study) {
        return study.spec().fullRung();
    }

    private static boolean same(Outcome one, Outcome other) {
        if (one instanceof Outcome.Completed a && other instanceof Outcome.Completed b) {
            return a.score() == b.score();
        }
        // a trial that timed out was not told as failed
        return one.state().equals(other.state()) && one.reason().equals(other.reason());
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            return "completed with value " + completed.score();
        }
        return outcome.state() + (outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")");
    }
}
