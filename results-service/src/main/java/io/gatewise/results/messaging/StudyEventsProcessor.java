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
import io.gatewise.results.proposal.Calm;
import io.gatewise.results.proposal.Proposer;
import io.gatewise.results.store.ResultsStore;
import io.gatewise.results.store.StudyEntry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
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
        this.known = new KnownStudies(settings.studiesInMemory(), settings.trialsInMemory());
        this.questions = new Pauses(clock, settings.eventsWantedPause());
    }

    /** The metrics of studies that go on after a restart. */
    void start(@Observes StartupEvent start) {
        for (StudyId study : store.standing().keySet()) {
            store.find(study).ifPresent(entry -> metrics.show(entry.state()));
        }
    }

    /** Takes the event in, or asks for what is missing before it. May be called again with the same event. */
    void process(StudyEvent event) {
        StudyId study = event.id().study();
        Optional<StudyEntry> entry = known.get(study);
        // what is in memory may be old: another replica may have taken events in since
        if (entry.isEmpty() || succession(entry, event) != Succession.NEXT || !takenIn(entry, event)) {
            known.remove(study);
            processAfresh(event);
        }
    }

    /** An event of {@code study} came that can't be read. */
    void unreadable(StudyId study) {
        Optional<EventId> last = store.find(study).map(entry -> entry.state().last());
        int incarnation = last.map(EventId::incarnation).orElse(1);
        ask(study, incarnation, last.map(EventId::sequence).orElse(0L) + 1);
    }

    private void processAfresh(StudyEvent event) {
        Optional<StudyEntry> entry = store.find(event.id().study());
        if (succession(entry, event) == Succession.NEWER_INCARNATION) {
            LOG.infof(
                    "study begins anew after a restore study=%s incarnation=%d",
                    event.id().study(), event.id().incarnation());
            store.dropBefore(event.id());
            entry = Optional.empty();
        }
        switch (succession(entry, event)) {
            case NEXT -> {
                if (!takenIn(entry, event)) {
                    // whoever was quicker answers; should it have died halfway, the ledger will ask again
                    LOG.infof(
                            "event taken in by another replica study=%s sequence=%d",
                            event.id().study(), event.id().sequence());
                }
            }
            case SEEN -> repeat(event);
            case GAP -> {
                EventId last = entry.map(e -> e.state().last()).orElse(null);
                ask(event.id().study(), event.id().incarnation(), last == null ? 1 : last.sequence() + 1);
            }
            case OLDER_INCARNATION ->
                LOG.debugf(
                        "event from before a restore left out study=%s",
                        event.id().study());
            case NEWER_INCARNATION -> throw new IllegalStateException("rows of an older incarnation were not dropped");
        }
    }

    private static Succession succession(Optional<StudyEntry> entry, StudyEvent event) {
        return Succession.of(entry.map(e -> e.state().last()), event.id());
    }

    /** Takes in the next event; false if another replica has done so. */
    private boolean takenIn(Optional<StudyEntry> entry, StudyEvent event) {
        StudyEntry before = entry.orElse(null);
        StudyState state = before == null
                ? StudyState.opened(requireOpened(event))
                : before.state().after(event);
        Optional<Answer> answer = event instanceof ProposalsWanted demand && before != null
                ? Optional.of(
                        metrics.suggestion(() -> proposer.answer(before.state(), before.fit(), before.calm(), demand)))
                : Optional.empty();
        if (!store.append(event, state, answer)) {
            return false;
        }
        StudyEntry after = before == null
                ? new StudyEntry(state, Optional.empty(), Calm.NONE)
                : before.after(event, state, answer);
        known.put(after);
        metrics.taken(event, after.state());
        report(event, answer);
        return true;
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
