package io.gatewise.study.ledger;

import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The callers who wait for trials of a study with an external trainer, served in the order in which they came.
 *
 * <p>Trials that are offered (enqueued, or left over by a caller who had gone) go first. For the rest a demand is made
 * when the ask is at the head of the line, so its answer knows of every end before the ask. A demand whose ask has gone
 * is withdrawn. Used under the study's row lock, for one change.
 */
public final class AskLine {

    private final Draft draft;
    private final Instant at;
    private final List<Ask> waiting;
    private final List<Trial> offered;
    private final List<Ask> demanding = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();
    private Optional<String> shortfall = Optional.empty();

    /**
     * The line as the ledger has it.
     *
     * @param waiting those not served yet
     * @param offered the study's trials that no caller has
     */
    public AskLine(Study study, List<Ask> waiting, List<Trial> offered, Instant at) {
        this(new Draft(study, at), waiting, offered, at);
    }

    AskLine(Draft draft, List<Ask> waiting, List<Trial> offered, Instant at) {
        this.draft = draft;
        this.at = at;
        this.waiting = new ArrayList<>(waiting);
        this.waiting.sort(Comparator.comparingLong(Ask::number));
        this.offered = new ArrayList<>(offered);
        this.offered.sort(Comparator.comparingInt(Trial::number));
    }

    /** {@code end}, and all who wait told of it. */
    public static Decision closing(Decision end, List<Ask> waiting, Instant at) {
        return changed(end, waiting, List.of(), at);
    }

    /**
     * The callers who have gone: what they were handed goes to the next.
     *
     * @param left what they were handed and did not get
     * @param asks those who weren't served
     */
    public Decision leave(List<Trial> left, List<Ask> asks) {
        waiting.removeAll(asks);
        for (Trial trial : left) {
            Trial back = trial.in(new TrialState.Offered());
            draft.change(back);
            offered.add(back);
        }
        offered.sort(Comparator.comparingInt(Trial::number));
        boolean theirs = draft.study().demand() instanceof Demand.Open open
                && asks.stream().anyMatch(ask -> ask.demand() != null && ask.demand() == open.sequence());
        if (theirs) {
            draft.become(draft.study().withDemand(new Demand.None()));
        }
        return serve();
    }

    /** {@code change} of a study that goes on, and whoever waits served under it. */
    public static Decision changed(Decision change, List<Ask> waiting, List<Trial> offered, Instant at) {
        var draft = new Draft(change.study(), at);
        draft.after(change);
        return new AskLine(draft, waiting, offered, at).serve();
    }

    /** An offered trial is to be had no more. */
    void withdraw(Trial trial) {
        offered.remove(trial);
    }

    Draft draft() {
        return draft;
    }

    /** What this change has opened is to be had. */
    void offerOpened() {
        offered.addAll(draft.opened());
    }

    /** Serves whoever can be served now. */
    public Decision serve() {
        while (!waiting.isEmpty()) {
            Ask first = waiting.get(0);
            int lacking = first.count() - ready();
            Optional<String> end = lacking > 0 ? end() : Optional.empty();
            if (lacking > 0 && end.isEmpty()) {
                demand(first, lacking);
                break;
            }
            hand(first, end.orElse(""));
        }
        if (waiting.isEmpty()) {
            askForTheWinner();
        }
        return draft.decision().with(served, demanding);
    }

    /**
     * Results-service's answer to the open demand.
     *
     * @param trials the study's trials by number, as the ledger has them
     */
    public Verdict propose(TrialsProposed answer, IntFunction<Optional<Trial>> trials) {
        Optional<Verdict> refusal = Sequencer.refusal(draft.study(), answer, answer.demand());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var demand = (Demand.Open) draft.study().demand();
        draft.become(draft.study().withDemand(new Demand.None()));
        int before = draft.study().open();
        answer.proposals()
                .forEach(proposal -> Sequencer.openIfLegal(
                        draft, proposal, trials, draft.study().open() - before < demand.count()));
        offerOpened();
        int opened = draft.study().open() - before;
        if (opened == 0 && !answer.proposals().isEmpty()) {
            shortfall = Optional.of("what was proposed is no longer legal");
        } else if (opened < demand.count()) {
            shortfall = Optional.of(
                    answer.reason() != null
                            ? answer.reason()
                            : (draft.study().budgetLeft() <= 0
                                            ? draft.study().spent() + ", and none can go on yet"
                                            : "every other configuration was tried or is being tried")
                                    + ": tell what came of the " + draft.study().open() + " open trials");
        }
        return serve();
    }

    /**
     * Results-service says that the search has ended.
     *
     * @param winner the trial that it names, as the ledger has it
     */
    public Verdict nothingLeft(NothingLeft answer, Optional<Trial> winner) {
        Study study = draft.study();
        Optional<Verdict> refusal = Sequencer.refusal(study, answer, answer.demand());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean stirred = study.sequence() > ((Demand.Open) study.demand()).sequence();
        draft.become(study.withDemand(new Demand.None()));
        if (stirred || study.open() > 0) {
            return serve();
        }
        Optional<Verdict> contradiction = Sequencer.contradiction(study, answer, winner);
        if (contradiction.isPresent()) {
            return contradiction.get();
        }
        if (answer.reason() != null) {
            draft.close(answer.reason());
        }
        String why = draft.study().conclusion();
        draft.finish(answer.winner(), answer.winner() == null ? why + ": there is no winner" : why);
        return serve();
    }

    /** Why no more trials can come now, whoever asks; empty if more may come. */
    private Optional<String> end() {
        Study study = draft.study();
        if (study.state().over()) {
            return Optional.of("the study is " + study.state().key() + ": " + study.reason());
        }
        if (study.state() == StudyState.PAUSED) {
            return Optional.of("the study is paused: resume it to get trials");
        }
        if (ready() < offered.size()) {
            return Optional.of("as many trials are handed out as parallelism allows; " + (offered.size() - ready())
                    + " others wait");
        }
        if (study.budgetLeft() <= 0 && !mayPromote(study)) {
            return Optional.of(study.spent() + "; " + study.open() + " are open");
        }
        if (study.slotsFree() == 0) {
            return Optional.of("as many trials are open as parallelism allows: " + study.open());
        }
        return shortfall;
    }

    /** Whether there may be more to hand out without a new number. */
    private static boolean mayPromote(Study study) {
        return study.spec().promotes() && !study.bounds().isClosed();
    }

    /** So many of the offered trials may be handed out: parallelism bounds those that callers have; none in a pause. */
    private int ready() {
        if (draft.study().state() == StudyState.PAUSED) {
            return 0;
        }
        int handedOut = draft.study().open() - offered.size();
        int free = draft.study().bounds().parallelism() - handedOut;
        return Math.max(0, Math.min(offered.size(), free));
    }

    private void demand(Ask first, int lacking) {
        Study study = draft.study();
        if (study.demand() instanceof Demand.Open open) {
            if (first.demand() != null && first.demand() == open.sequence()) {
                return;
            }
            draft.become(study.withDemand(new Demand.None())); // who made it has gone
        }
        int free = Math.min(lacking, study.slotsFree());
        draft.demand(mayPromote(study) ? free : Math.min(free, study.budgetLeft()));
        demanding.add(first.demanded(draft.study().sequence()));
    }

    private void hand(Ask ask, String reason) {
        waiting.remove(0);
        shortfall = Optional.empty();
        Double timeout = draft.study().spec().trialTimeout();
        Instant expires = timeout == null ? null : at.plusMillis(Math.round(timeout * 1000));
        List<Trial> its = offered.subList(0, Math.min(ask.count(), ready()));
        its.forEach(trial -> draft.change(trial.in(new TrialState.HandedOut(ask.key(), expires))));
        its.clear();
        served.add(new Served(ask, reason));
    }

    /** When the budget is used up and all trials have ended, results-service names the winner. */
    private void askForTheWinner() {
        Study study = draft.study();
        boolean over = study.state() == StudyState.RUNNING && study.budgetLeft() <= 0 && study.open() == 0;
        if (over && !(study.demand() instanceof Demand.Open)) {
            draft.demand(1);
        }
    }
}
