package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.util.Optional;
import java.util.function.IntFunction;

/** What an external trainer tells of trials. Each change is one of an {@link AskLine}, which it then serves. */
public final class Tells {

    private Tells() {}

    /**
     * How a trial that was handed out ended at its newest rung. Telling the same again changes nothing.
     *
     * @param earlier how it ended at a lower rung, by the rung's number
     * @param budget  of which rung this is told; null for the newest one that was handed out
     */
    public static Verdict tell(
            Study study,
            AskLine line,
            Trial trial,
            IntFunction<Optional<Outcome>> earlier,
            Outcome outcome,
            Double budget) {
        if (!study.spec().asksAndTells()) {
            return new Verdict.Impossible("Gatewise's workers train this study: only they say how a trial ended");
        }
        if (trial.state() instanceof TrialState.Ended ended
                && meant(study, trial, budget) == trial.rung().number()) {
            return again(trial, ended.outcome(), outcome);
        }
        Optional<Outcome> before = earlier.apply(meant(study, trial, budget));
        if (before.isPresent()) {
            return again(trial, before.get(), outcome);
        }
        boolean newest = meant(study, trial, budget) == trial.rung().number();
        if (!(trial.state() instanceof TrialState.HandedOut) || !newest) {
            return new Verdict.Impossible("trial " + trial.number() + " was not handed out"
                    + (newest ? "" : " with a budget of " + budget) + ": ask for it before you tell what came of it");
        }
        end(line.draft(), trial, outcome, 1);
        return line.serve();
    }

    /** Which rung is told of; 0 for none of the study. Nobody can tell of one that waits to be handed out. */
    private static int meant(Study study, Trial trial, Double budget) {
        int newest = trial.rung().number();
        if (budget == null) {
            return trial.state() instanceof TrialState.Offered ? Math.max(1, newest - 1) : newest;
        }
        return study.spec().rungs().stream()
                .filter(rung -> rung.fraction() == budget)
                .mapToInt(Rung::number)
                .findFirst()
                .orElse(0);
    }

    private static Verdict again(Trial trial, Outcome first, Outcome second) {
        return same(first, second)
                ? new Verdict.Ignored("it was told already")
                : new Verdict.Impossible("trial " + trial.number() + " has ended already: " + words(first));
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
        if (!study.state().searching()) {
            return new Verdict.Impossible("the study is " + study.state().key());
        }
        Draft draft = line.draft();
        draft.become(draft.study().withOneMoreImported());
        draft.open(configuration, study.spec().fullRung(), Trial.IMPORTED);
        draft.opened().forEach(trial -> end(draft, trial, outcome, 0));
        return line.serve();
    }

    /** A configuration to be tried before others; the budget counts it. */
    public static Verdict enqueue(Study study, AskLine line, Configuration configuration) {
        return Sequencer.refusedEnqueue(study).orElseGet(() -> {
            line.draft().open(configuration, study.spec().firstRung(), Trial.ENQUEUED);
            line.offerOpened();
            return line.serve();
        });
    }

    private static void end(Draft draft, Trial trial, Outcome told, int attempts) {
        Outcome outcome = at(trial.rung(), told, draft.study());
        draft.change(trial.in(new TrialState.Ended(1, outcome, null)));
        Study study = draft.study();
        draft.become(study.withTrialsEnded(1, study.ended().with(outcome)));
        draft.closeAtTarget(trial, outcome);
        draft.event((id, when) ->
                new TrialEnded(id, when, trial.number(), trial.rung().number(), outcome, attempts, null));
    }

    /** Above a lower rung there are others, which may change the score. */
    private static Outcome at(Rung rung, Outcome outcome, Study study) {
        boolean lower = rung.number() < study.spec().fullRung().number();
        return lower && outcome instanceof Outcome.Completed completed ? completed.mayGoOn() : outcome;
    }

    private static boolean same(Outcome one, Outcome other) {
        if (one instanceof Outcome.Completed a && other instanceof Outcome.Completed b) {
            return a.score() == b.score() && a.values().equals(b.values());
        }
        // a trial that timed out was not told as failed
        return one.state().equals(other.state()) && one.reason().equals(other.reason());
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            return completed.values().isEmpty()
                    ? "completed with value " + completed.score()
                    : "completed with values " + completed.values();
        }
        return outcome.state() + (outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")");
    }
}
