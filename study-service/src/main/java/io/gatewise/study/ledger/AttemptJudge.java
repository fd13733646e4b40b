package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent.StudyEvaluated;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialAttempt.Ended;
import io.gatewise.model.message.TrialAttempt.Evaluated;
import io.gatewise.model.message.TrialAttempt.GivenBack;
import io.gatewise.model.message.TrialCommand.StopTrial;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Objectives;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import java.time.Instant;
import java.util.Optional;

/**
 * Which end of an attempt counts. The first terminal end of a rung wins, whichever attempt it comes
 * from; a failure or silence counts only against the newest attempt, and leads to another one while
 * the {@link RetryRule} has one left.
 */
public final class AttemptJudge {

    private final RetryRule retries;

    public AttemptJudge(RetryRule retries) {
        this.retries = retries;
    }

    /** A worker says how an attempt ended. */
    public Verdict ended(Study study, Trial trial, Ended end, Instant at) {
        Optional<Verdict> refusal = refusal(study, trial, end.key());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (end.outcome() instanceof Outcome.Cancelled) {
            return new Verdict.Ignored("a worker obeyed a command");
        }
        if (end.outcome() instanceof Outcome.Failed failed) {
            if (!trial.state().heldBy(end.key().attempt(), end.run())) {
                return new Verdict.Ignored("another attempt or run has taken over");
            }
            var draft = new Draft(study, at);
            lose(draft, trial, trial.losses().withError(failed.reason()));
            return draft.decision();
        }
        if (trial.isFinalEvaluation() && end.outcome() instanceof Outcome.Completed) {
            return new Verdict.Impossible("a final evaluation ends as evaluated, not as a completed trial");
        }
        var draft = new Draft(study, at);
        stopOthers(draft, trial, end.key(), end.run());
        Outcome outcome = Objectives.measured(study.spec(), end.outcome(), end.provenance());
        settle(draft, trial, end.key().attempt(), outcome, end.provenance());
        return draft.decision();
    }

    /** The final evaluation ended well. */
    public Verdict evaluated(Study study, Trial trial, Evaluated end, Instant at) {
        Optional<Verdict> refusal = refusal(study, trial, end.key());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!trial.isFinalEvaluation()) {
            return new Verdict.Impossible("trial " + trial.number() + " is no final evaluation");
        }
        var draft = new Draft(study, at);
        stopOthers(draft, trial, end.key(), end.run());
        Evaluation evaluation = end.evaluation().asLook(study.looks().count());
        draft.change(trial.in(new TrialState.Evaluated(end.key().attempt(), evaluation, end.provenance())));
        draft.event((id, when) -> new StudyEvaluated(id, when, evaluation));
        draft.become(draft.study().evaluated());
        draft.finish(study.winner(), study.conclusion());
        return draft.decision();
    }

    /** A worker had to stop: a new attempt, from where it stopped; none is used up. */
    public Verdict givenBack(Study study, Trial trial, GivenBack end, Instant at) {
        Optional<Verdict> refusal = refusal(study, trial, end.key());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!trial.state().heldBy(end.key().attempt(), end.run())) {
            return new Verdict.Ignored("another attempt or run has taken over");
        }
        var draft = new Draft(study, at);
        var from = end.checkpoint() == null ? trial.checkpoint() : end.checkpoint();
        draft.change(trial.queuedAgain(trial.losses(), from));
        return draft.decision();
    }

    /** A worker has begun: from now on its lease counts. */
    public Verdict started(Study study, Trial trial, AttemptKey key, String run, String worker, Instant at) {
        Optional<Verdict> refusal = refusal(study, trial, key);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<TrialState> next = trial.state().started(key.attempt(), run, worker);
        if (next.isEmpty()) {
            return new Verdict.Ignored("it holds the lease already, or a newer attempt does");
        }
        var draft = new Draft(study, at);
        draft.change(trial.in(next.get()));
        return draft.decision();
    }

    /** The newest attempt fell silent, or no worker took its request though later ones were taken. */
    public Verdict lost(Study study, Trial trial, AttemptKey key, Instant at) {
        if (!isNewest(study, trial, key)) {
            return new Verdict.Ignored("the attempt is no longer the newest");
        }
        var draft = new Draft(study, at);
        // a silent worker may only be slow: its request must not start, or go on, any more
        draft.command(stop(trial, "the attempt fell silent"));
        lose(draft, trial, trial.losses().withSilence());
        return draft.decision();
    }

    /** Workers took nothing for long, so that the request may have gone astray: a new attempt; none is used up. */
    public Verdict untaken(Study study, Trial trial, AttemptKey key, Instant at) {
        if (!isNewest(study, trial, key) || !(trial.state() instanceof TrialState.Dispatched)) {
            return new Verdict.Ignored("the attempt no longer waits for a worker");
        }
        var draft = new Draft(study, at);
        // it may still be queued, where no worker was there
        draft.command(stop(trial, "the request was not taken"));
        draft.change(trial.queuedAgain(trial.losses(), trial.checkpoint()));
        return draft.decision();
    }

    private static boolean isNewest(Study study, Trial trial, AttemptKey key) {
        return !study.state().over()
                && trial.key().equals(key)
                && trial.state().open()
                && trial.state().issued() == key.attempt();
    }

    /** The trial's request goes to the queue topic. */
    public static Decision dispatch(Study study, Trial trial, Instant at) {
        if (study.state().over() || !(trial.state() instanceof TrialState.Queued queued)) {
            throw new IllegalArgumentException("need a queued trial of a study that is not over, got " + trial);
        }
        var draft = new Draft(study, at);
        draft.change(trial.in(queued.dispatched()));
        return draft.decision();
    }

    /** After a restore from a backup nobody is at work on a trial any more: a new attempt; none is used up. */
    public static Decision abandoned(Study study, Trial trial, Instant at) {
        var draft = new Draft(study, at);
        draft.change(trial.queuedAgain(trial.losses(), trial.checkpoint()));
        return draft.decision();
    }

    private void lose(Draft draft, Trial trial, Losses losses) {
        Optional<Outcome> end = retries.verdict(losses);
        if (end.isPresent()) {
            settle(draft, trial.withLosses(losses), trial.state().attempt(), end.get(), null);
        } else {
            draft.change(trial.queuedAgain(losses, trial.checkpoint()));
        }
    }

    static void settle(Draft draft, Trial trial, int attempt, Outcome outcome, Provenance provenance) {
        draft.change(trial.in(new TrialState.Ended(attempt, outcome, provenance)));
        if (trial.isFinalEvaluation()) {
            draft.finish(
                    draft.study().winner(),
                    "the final evaluation failed, so there is no test score: " + outcome.reason());
            return;
        }
        Study study = draft.study();
        draft.become(study.withTrialsEnded(1, study.ended().with(outcome))
                .withDemand(study.demand().stirred()));
        draft.closeAtTarget(trial, outcome);
        int attempts = trial.state().issued();
        draft.event((id, when) ->
                new TrialEnded(id, when, trial.number(), trial.rung().number(), outcome, attempts, provenance));
        draft.ask();
    }

    private static void stopOthers(Draft draft, Trial trial, AttemptKey ended, String run) {
        if (trial.state().pursuedBesides(ended.attempt(), run)) {
            draft.command(stop(trial, "another run's end was accepted"));
        }
    }

    static StopTrial stop(Trial trial, String reason) {
        return new StopTrial(
                trial.study(),
                trial.number(),
                trial.rung().number(),
                trial.state().attempt(),
                reason);
    }

    /** Why a report on {@code key} changes nothing; empty if it may. */
    private static Optional<Verdict> refusal(Study study, Trial trial, AttemptKey key) {
        boolean newest = key.rung() == trial.rung().number();
        // of a rung that has ended it isn't known any more: a request for a later attempt may have been under way
        int issued = newest && trial.state().open() ? trial.state().issued() : Integer.MAX_VALUE;
        if (key.rung() > trial.rung().number() || key.attempt() > issued) {
            return Optional.of(
                    new Verdict.Impossible(key + " was never issued: the trial's newest attempt is " + trial.key()));
        }
        if (study.state().over()) {
            return Optional.of(
                    new Verdict.Ignored("the study is " + study.state().key()));
        }
        if (key.rung() < trial.rung().number() || !trial.state().open()) {
            return Optional.of(new Verdict.Ignored("the rung has ended"));
        }
        return Optional.empty();
    }
}
