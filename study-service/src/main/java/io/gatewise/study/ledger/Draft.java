package io.gatewise.study.ledger;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.EvaluationStarted;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A decision in the making: each step changes the study and notes the event that says so. */
final class Draft {

    private final Instant at;
    private final List<Trial> trials = new ArrayList<>();
    private final List<StudyEvent> events = new ArrayList<>();
    private final List<TrialCommand> commands = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Study study;

    /** @param at when it is decided, on the ledger's clock */
    Draft(Study study, Instant at) {
        this.study = study;
        this.at = at;
    }

    Study study() {
        return study;
    }

    void become(Study next) {
        study = next;
    }

    void event(BiFunction<EventId, Instant, StudyEvent> event) {
        study = study.withNextSequence();
        events.add(event.apply(study.newestEvent(), at));
    }

    /** Everything that {@code other} decided comes first. */
    void after(Decision other) {
        trials.addAll(other.trials());
        events.addAll(other.events());
        commands.addAll(other.commands());
    }

    void change(Trial trial) {
        trials.add(trial);
    }

    void command(TrialCommand command) {
        commands.add(command);
    }

    void note(String fact) {
        notes.add(fact);
    }

    void open(Configuration configuration, Rung rung, String origin) {
        study = study.withOneMoreTrial();
        int number = study.numbered();
        Trial trial = Trial.opened(study.id(), number, origin, configuration, rung);
        trials.add(study.spec().asksAndTells() ? trial.in(new TrialState.Offered()) : trial);
        event((id, when) -> new TrialOpened(id, when, number, configuration, rung, origin));
    }

    /** Opens a completed trial again. */
    void promote(Trial trial, Rung rung) {
        study = study.withTrialReopened();
        Trial next = trial.promoted(rung);
        trials.add(study.spec().asksAndTells() ? next.in(new TrialState.Offered()) : next);
        event((id, when) -> new TrialOpened(id, when, trial.number(), trial.configuration(), rung, Trial.PROMOTED));
    }

    /** Whether this change has that trial in another state. */
    boolean changed(int number) {
        return trials.stream().anyMatch(trial -> trial.number() == number);
    }

    /** Opens what the study knows to be good; more than slots are free wait for theirs. */
    void openKnownGood() {
        StudySpec spec = study.spec();
        boolean defaultOpened = study.numbered() > 0;
        spec.knownGood().stream()
                .filter(known -> !(defaultOpened && known.equals(spec.defaultConfiguration())))
                .forEach(known -> open(known, spec.firstRung(), Trial.ENQUEUED));
    }

    /** The trials that this change has opened and not handed out, as they were opened. */
    List<Trial> opened() {
        return trials.stream()
                .filter(trial -> trial.state() instanceof TrialState.Offered)
                .toList();
    }

    /** Opens nothing more; what was asked is withdrawn, as its answer would be of no use. */
    void close(String reason) {
        study = study.within(study.bounds().closedBecause(reason)).withDemand(new Demand.None());
    }

    /** Closes the study if that trial's score is as good as the target. */
    void closeAtTarget(Trial trial, Outcome outcome) {
        StudySpec spec = study.spec();
        boolean reached = outcome instanceof Outcome.Completed completed
                && (completed.exhausted() || trial.rung().equals(spec.fullRung()))
                && study.bounds().reached(completed.score(), spec.objective().direction());
        if (reached && !study.bounds().isClosed()) {
            close("stopped: trial " + trial.number() + " reached the target of "
                    + study.bounds().stop().target());
        }
    }

    /**
     * Asks for proposals if the study may: it is running, has a free slot and no demand stands. Where an external
     * trainer asks, its {@link AskLine} does.
     */
    void ask() {
        int count = study.slotsFree();
        boolean may = study.state() == StudyState.RUNNING && study.demand() instanceof Demand.None && count > 0;
        if (may && !study.spec().asksAndTells()) {
            demand(count);
        }
    }

    /** Asks for so many proposals. */
    void demand(int count) {
        int budget = study.budgetLeft();
        String closed = study.bounds().isClosed() ? study.bounds().closed() : null;
        event((id, when) -> new ProposalsWanted(id, when, count, budget, closed));
        study = study.withDemand(new Demand.Open(study.sequence(), count));
    }

    void evaluate(int winner) {
        study = study.evaluating(winner);
        event((id, when) -> new EvaluationStarted(id, when, winner));
        trials.add(Trial.opened(
                study.id(),
                AttemptKey.FINAL_EVALUATION,
                Trial.EVALUATION,
                Configuration.empty(),
                look(study.spec().fullRung(), study.looks().count())));
    }

    /** Each look at the test part has a rung of its own: a late report of the one before doesn't count for it. */
    private static Rung look(Rung full, int number) {
        return new Rung(number, full.epochs(), full.folds(), full.fraction());
    }

    void finish(Integer winner, String reason) {
        study = study.over(StudyState.FINISHED, winner, reason);
        event((id, when) -> new StudyFinished(id, when, winner, reason));
    }

    Decision decision() {
        return new Decision(study, trials, events, commands, notes, List.of(), List.of());
    }
}
