package io.gatewise.study.ledger;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.StudyEvent.StudyCancelled;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The course of a study's search: it opens, asks, takes answers, and ends.
 *
 * <p>At most one demand is open. An answer counts only for that demand. What is legal of it is opened,
 * then the ledger asks again if slots are still free and the answer was not short. The search ends when
 * "nothing left" answers the newest demand, no event followed that demand and no trial is open.
 */
public final class Sequencer {

    private Sequencer() {}

    /** A new study: its first event, trial 1 if the default settings go first, what is known good, the first demand. */
    public static Decision open(StudyId id, StudySpec spec, DataReference data, StartingModel start, Instant at) {
        return open(id, null, spec, data, start, StudyCosts.NONE, List.of(), at);
    }

    /**
     * The same.
     *
     * @param owner   whose study it is; null for nobody's
     * @param costs   what its configurations cost
     * @param earlier what other studies have learnt that its search begins with
     */
    public static Decision open(
            StudyId id,
            String owner,
            StudySpec spec,
            DataReference data,
            StartingModel start,
            StudyCosts costs,
            List<EarlierStudy> earlier,
            Instant at) {
        // counted again only where a constraint asks for it
        StudyCosts kept = Constraints.derivedIn(spec).isEmpty() ? StudyCosts.NONE : costs;
        var draft = new Draft(Study.blank(id, spec, data, start, kept, at), at);

        draft.event((event, when) ->
                new StudyOpened(event, when, spec, data, costs.extent(), earlier, costs.speeds(), owner));
        if (spec.search().defaultsFirst() && draft.study().constraints().permit(spec.defaultConfiguration())) {
            draft.open(spec.defaultConfiguration(), spec.firstRung(), Trial.DEFAULT);
        }
        draft.openKnownGood();
        draft.ask();
        return draft.decision();
    }

    /**
     * A configuration to be tried before others, by Gatewise's workers; the budget counts it. What was demanded is demanded
     * anew, for the slots and the budget that are left.
     */
    public static Verdict enqueue(Study study, Configuration configuration, Instant at) {
        return refusedEnqueue(study).orElseGet(() -> {
            var draft = new Draft(study.withDemand(new Demand.None()), at);
            draft.open(configuration, study.spec().firstRung(), Trial.ENQUEUED);
            draft.ask();
            return draft.decision();
        });
    }

    /** Why nothing can be enqueued; empty if it can. */
    static Optional<Verdict> refusedEnqueue(Study study) {
        if (!study.state().searching()) {
            return Optional.of(
                    new Verdict.Impossible("the study is " + study.state().key()));
        }
        return study.budgetLeft() > 0 ? Optional.empty() : Optional.of(new Verdict.Impossible(study.spent()));
    }

    /**
     * Opens what is legal of an answer.
     *
     * @param trials the study's trials by number, as the ledger has them
     */
    public static Verdict propose(Study study, TrialsProposed answer, IntFunction<Optional<Trial>> trials, Instant at) {
        Optional<Verdict> refusal = refusal(study, answer, answer.demand());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var demand = (Demand.Open) study.demand();
        boolean stirred = study.sequence() > demand.sequence();
        var draft = new Draft(study.withDemand(new Demand.None()), at);

        for (Proposal proposal : answer.proposals()) {
            boolean wanted = draft.study().open() - study.open() < demand.count();
            openIfLegal(draft, proposal, trials, wanted);
        }
        int opened = draft.study().open() - study.open();
        if (opened == 0 && !answer.proposals().isEmpty()) {
            return new Verdict.Impossible(
                    "no proposal is legal: " + draft.decision().notes());
        }
        if (opened == 0 && study.open() == 0 && !stirred) {
            return new Verdict.Impossible("an empty answer while no trial is open: nothing would ever ask again");
        }
        boolean isShort = answer.proposals().size() < demand.count();
        if (isShort && !stirred) {
            draft.become(draft.study().withDemand(new Demand.Resting()));
        }
        draft.ask();
        return draft.decision();
    }

    static void openIfLegal(Draft draft, Proposal proposal, IntFunction<Optional<Trial>> trials, boolean wanted) {
        Study study = draft.study();
        if (proposal instanceof GoOn goOn) {
            promoteIfLegal(draft, goOn, trials.apply(goOn.trial()), wanted);
        } else if (proposal instanceof NewTrial trial) {
            List<String> violations = study.constraints().violations(trial.configuration());
            if (!violations.isEmpty()) {
                draft.note("not in the space: " + violations);
            } else if (!study.spec().mayBeginAt(trial.rung())) {
                draft.note("no rung where trials of this study begin: " + trial.rung());
            } else if (!wanted || study.budgetLeft() == 0 || study.slotsFree() == 0) {
                draft.note("beyond demand, budget or parallelism: " + trial.configuration());
            } else {
                draft.open(study.spec().parameters().normalise(trial.configuration()), trial.rung(), Trial.PROPOSED);
            }
        }
    }

    /** A trial takes a slot again, and no new number. */
    private static void promoteIfLegal(Draft draft, GoOn goOn, Optional<Trial> trial, boolean wanted) {
        Study study = draft.study();
        String what = "trial " + goOn.trial() + " can't go on to " + goOn.rung() + ": ";
        boolean completed = trial.flatMap(Trial::completed)
                .filter(last -> !last.exhausted())
                .isPresent();
        boolean next = trial.flatMap(last -> study.spec().rungAfter(last.rung().number()))
                .filter(goOn.rung()::equals)
                .isPresent();
        if (!completed || draft.changed(goOn.trial())) {
            draft.note(what + "it has not completed a rung that a higher one could change");
        } else if (!next) {
            draft.note(what + "it is not the study's rung after the one that it completed");
        } else if (!wanted || study.bounds().isClosed() || study.slotsFree() == 0) {
            draft.note(what + "beyond demand or parallelism, or the study is closed");
        } else {
            draft.promote(trial.get(), goOn.rung());
        }
    }

    /**
     * Ends the search, if nothing speaks against it.
     *
     * @param winner the trial that the answer names, as the ledger has it; empty if it names none or
     *               there is no such trial
     */
    public static Verdict nothingLeft(Study study, NothingLeft answer, Optional<Trial> winner, Instant at) {
        Optional<Verdict> refusal = refusal(study, answer, answer.demand());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean stirred = study.sequence() > ((Demand.Open) study.demand()).sequence();
        if (stirred || study.open() > 0) {
            var draft = new Draft(study.withDemand(stirred ? new Demand.None() : new Demand.Resting()), at);
            draft.ask();
            return draft.decision();
        }
        return contradiction(study, answer, winner).orElseGet(() -> endSearch(study, answer, at));
    }

    /** What is wrong with the winner that an answer names. */
    static Optional<Verdict> contradiction(Study study, NothingLeft answer, Optional<Trial> winner) {
        boolean named = winner.flatMap(Trial::completed).isPresent();
        boolean right = named == study.ended().completed() > 0 && named == (answer.winner() != null);
        return right
                ? Optional.empty()
                : Optional.of(new Verdict.Impossible("the winner must be a completed trial if there is one, got trial "
                        + answer.winner() + " of a study with " + study.ended().completed() + " completed trials"));
    }

    private static Decision endSearch(Study study, NothingLeft answer, Instant at) {
        var draft = new Draft(study, at);
        if (answer.reason() != null) {
            draft.close(answer.reason());
        }
        Integer winner = answer.winner();
        String why = draft.study().conclusion();
        if (winner == null) {
            draft.finish(null, why + ": there is no winner and no test score");
        } else if (!study.spec().validation().hasTestPart()) {
            draft.finish(winner, why + "; the spec keeps no test part, so there is no test score");
        } else if (study.looks().has(winner)) {
            draft.finish(winner, why + "; the winner is still the one that met the test part");
        } else {
            draft.evaluate(winner);
        }
        return draft.decision();
    }

    /**
     * Ends the study for good.
     *
     * @param open its trials that haven't ended, the final evaluation included
     */
    public static Verdict cancel(Study study, List<Trial> open, String reason, Instant at) {
        if (study.state().over()) {
            return new Verdict.Ignored("the study is " + study.state().key());
        }
        var outcome = new Outcome.Cancelled(reason);
        Tally tally = study.ended();
        int numbered = 0;
        var draft = new Draft(study, at);
        for (Trial trial : open) {
            draft.change(trial.in(new TrialState.Ended(trial.state().attempt(), outcome, null)));
            if (!trial.isFinalEvaluation()) {
                tally = tally.with(outcome);
                numbered++;
            }
        }
        draft.become(draft.study().withTrialsEnded(numbered, tally).over(StudyState.CANCELLED, study.winner(), reason));
        draft.event((id, when) -> new StudyCancelled(id, when, reason));
        draft.command(new StopStudy(study.id(), reason));
        return draft.decision();
    }

    /** Why an answer doesn't count; empty if it does. */
    static Optional<Verdict> refusal(Study study, TrialProposal answer, long demand) {
        if (answer.incarnation() > study.incarnation() || demand > study.sequence()) {
            return Optional.of(new Verdict.Impossible("it answers demand " + demand + " of incarnation "
                    + answer.incarnation() + "; the newest event is " + study.newestEvent()));
        }
        boolean current = answer.incarnation() == study.incarnation()
                && study.state() == StudyState.RUNNING
                && study.demand() instanceof Demand.Open open
                && open.sequence() == demand;
        return current ? Optional.empty() : Optional.of(new Verdict.Ignored("demand " + demand + " isn't open"));
    }
}
