package io.gatewise.results.messaging;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.ResultsServiceSettings;
import io.gatewise.results.history.StudyPhase;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.Succession;
import io.gatewise.results.metrics.ResultsMetrics;
import io.gatewise.results.proposal.Answer;
import io.gatewise.results.proposal.Proposer;
import io.gatewise.results.store.Advance;
import io.gatewise.results.store.ResultsStore;
import io.gatewise.results.store.Step;
import io.gatewise.results.store.StudyEntry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes events in, each exactly once and in its study's order, and answers demands. */
@ApplicationScoped
class StudyEventsProcessor {

    private static final Logger LOG = Logger.getLogger(StudyEventsProcessor.class);

    private final ResultsStore store;
    private final Proposer proposer;
    private final ResultsMetrics metrics;
    private final KnownStudies known;
    private final Pauses questions;

    StudyEventsProcessor(
            ResultsStore store,
            Proposer proposer,
            ResultsMetrics metrics,
            ResultsServiceSettings settings,
            Clock clock) {
        this.store = store;
        this.proposer = proposer;
        this.metrics = metrics;
        this.known = new KnownStudies(settings.trialsInMemory().orElseGet(KnownStudies::room));
        this.questions = new Pauses(clock, settings.eventsWantedPause());
    }

    /** The metrics of studies that go on after a restart. */
    void start(@Observes StartupEvent start) {
        for (StudyId study : store.standing().keySet()) {
            store.find(study).ifPresent(entry -> metrics.show(entry.state()));
        }
    }

    /** What is known of the study without asking the database: another replica may have taken events in since. */
    Optional<StudyEntry> remembered(StudyId study) {
        return known.get(study);
    }

    /** What the database knows that {@code event} comes after; of an older incarnation nothing is left. */
    Optional<StudyEntry> before(StudyEvent event) {
        StudyId study = event.id().study();
        known.remove(study);
        Optional<StudyEntry> entry = store.find(study);
        if (succession(entry, event) != Succession.NEWER_INCARNATION) {
            return entry;
        }
        LOG.infof(
                "study begins anew after a restore study=%s incarnation=%d",
                study, event.id().incarnation());
        store.dropBefore(event.id());
        return Optional.empty();
    }

    /** Whether the event is the very next one. */
    static boolean follows(Optional<StudyEntry> entry, StudyEvent event) {
        return succession(entry, event) == Succession.NEXT;
    }

    private static Succession succession(Optional<StudyEntry> entry, StudyEvent event) {
        return Succession.of(entry.map(e -> e.state().last()), event.id());
    }

    /**
     * What the next event makes of its study, with the answer to a demand. Nothing is kept yet.
     *
     * @throws IllegalArgumentException if the event contradicts the ones before it
     */
    Step step(Optional<StudyEntry> before, StudyEvent event) {
        StudyState state = before.map(entry -> entry.state().after(event))
                .orElseGet(() -> StudyState.opened(requireOpened(event)));
        Optional<Answer> answer = event instanceof ProposalsWanted demand
                ? before.map(entry ->
                        metrics.suggestion(() -> proposer.answer(entry.state(), entry.fit(), entry.calm(), demand)))
                : Optional.empty();
        return Step.from(before, event, state, answer);
    }

    /** The studies of which nothing was taken in, as another replica was quicker; all steps of the others are committed. */
    Set<StudyId> append(List<Advance> advances) {
        return store.append(advances);
    }

    /** A step was committed. */
    void taken(Step step) {
        known.put(step.after());
        metrics.taken(step.event(), step.after().state());
        report(step.event(), step.answer());
    }

    /**
     * Takes one event in by itself, from what the database knows, or asks for what is missing before it. May be called again
     * with the same event.
     */
    void process(StudyEvent event) {
        Optional<StudyEntry> before = before(event);
        if (!follows(before, event)) {
            leaveOut(before, event);
            return;
        }
        Step step = step(before, event);
        if (append(List.of(new Advance(List.of(step)))).isEmpty()) {
            taken(step);
        } else {
            // whoever was quicker answers; should it have died halfway, the ledger will ask again
            LOG.infof(
                    "event taken in by another replica study=%s sequence=%d",
                    event.id().study(), event.id().sequence());
        }
    }

    /** Deals with an event that isn't the next one after what the database knows. */
    void leaveOut(Optional<StudyEntry> before, StudyEvent event) {
        switch (succession(before, event)) {
            case SEEN -> repeat(event);
            case GAP ->
                ask(
                        event.id().study(),
                        event.id().incarnation(),
                        before.map(entry -> entry.state().last().sequence() + 1).orElse(1L));
            case OLDER_INCARNATION ->
                LOG.debugf(
                        "event from before a restore left out study=%s",
                        event.id().study());
            case NEXT -> throw new IllegalArgumentException("the event is the next one: " + event.id());
            case NEWER_INCARNATION -> throw new IllegalStateException("rows of an older incarnation were not dropped");
        }
    }

    /** An event of {@code study} came that can't be read. */
    void unreadable(StudyId study) {
        Optional<EventId> last = store.find(study).map(entry -> entry.state().last());
        int incarnation = last.map(EventId::incarnation).orElse(1);
        ask(study, incarnation, last.map(EventId::sequence).orElse(0L) + 1);
    }

    private static StudyOpened requireOpened(StudyEvent event) {
        if (event instanceof StudyOpened opened) {
            return opened;
        }
        throw new IllegalArgumentException(
                "a study's first event must open it, got " + event.getClass().getSimpleName());
    }

    /** A demand that came again may have lost its answer on the way. */
    private void repeat(StudyEvent event) {
        if (event instanceof ProposalsWanted && store.sendAgain(event.id())) {
            LOG.infof(
                    "answer sent again study=%s demand=%d",
                    event.id().study(), event.id().sequence());
        }
    }

    private void ask(StudyId study, int incarnation, long sequence) {
        if (questions.over(study)) {
            LOG.warnf("events are missing, asked for them study=%s from=%d", study, sequence);
            store.askForEvents(study, incarnation, sequence);
            metrics.eventsWanted();
        }
    }

    private static void report(StudyEvent event, Optional<Answer> answer) {
        answer.ifPresent(given ->
                LOG.debugf("demand answered study=%s answer=%s", event.id().study(), given.message()));
        if (event instanceof StudyEvent.TrialEnded ended) {
            LOG.infof(
                    "trial counted study=%s trial=%d rung=%d outcome=%s",
                    event.id().study(),
                    ended.trial(),
                    ended.rung(),
                    ended.outcome().state());
        } else if (event instanceof StudyEvent.StudyFinished finished) {
            LOG.infof("study finished study=%s winner=%s", event.id().study(), finished.winner());
        } else if (event instanceof StudyOpened opened) {
            LOG.infof(
                    "study opened study=%s name=%s phase=%s",
                    event.id().study(), opened.spec().name(), StudyPhase.RUNNING.key());
        }
    }
}
