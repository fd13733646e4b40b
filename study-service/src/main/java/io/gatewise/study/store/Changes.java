package io.gatewise.study.store;

import io.gatewise.edge.outbox.Outbox;
import io.gatewise.edge.outbox.Outgoing;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Ask;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Served;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What decisions of one transaction come to, in the order decided: of each study and each rung of a trial where it ends up, and
 * all events and messages. A message has its place in a trace from the thread that adds the decision.
 */
final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final Outbox outbox;
    private final Map<StudyId, Dated> studies = new LinkedHashMap<>();
    private final Map<RungRows.Place, RungRows.Step> steps = new LinkedHashMap<>();
    private final Map<RungRows.Place, Trial> loose = new LinkedHashMap<>();
    private final List<AttemptRows.Kept> reports = new ArrayList<>();
    private final List<EventRows.Written> events = new ArrayList<>();
    private final List<Outgoing> messages = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Ask> asking = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();

    Changes(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A command that is sent now. */
    record Command(StudyId study, String key) {}

    /** A study as it stands since then. */
    record Dated(Study study, Instant at) {}

    /** @param before the study that it was decided on */
    void add(Study before, Decision decision, Instant at) {
        Study after = decision.study();
        if (after != before) {
            studies.put(after.id(), new Dated(after, at));
        }
        decision.trials().forEach(trial -> add(trial, at, after.spec().asksAndTells()));
        for (StudyEvent event : decision.events()) {
            Outgoing message =
                    outbox.outgoing(Topics.STUDY_EVENTS, event.id().study().value(), event);
            events.add(new EventRows.Written(event, message.payload()));
            messages.add(message);
            LOG.infof(
                    "study event study=%s sequence=%d type=%s",
                    event.id().study(), event.id().sequence(), event.getClass().getSimpleName());
        }
        for (TrialCommand command : decision.commands()) {
            commands.add(new Command(after.id(), command.messageKey()));
            messages.add(outbox.outgoing(Topics.TRIAL_COMMANDS, command.messageKey(), command));
        }
        asking.addAll(decision.asking());
        served.addAll(decision.served());
        decision.notes().forEach(note -> LOG.warnf("proposal left out study=%s reason=%s", after.id(), note));
    }

    private void add(Trial trial, Instant at, boolean external) {
        var step = new RungRows.Step(trial, at);
        steps.put(step.place(), step);
        if (!trial.state().open() && !external) {
            loose.put(step.place(), trial);
        }
        if (trial.state() instanceof TrialState.Queued queued && queued.attempt() > 1) {
            LOG.infof(
                    "trial is tried again attempt=%s lastError=%s",
                    trial.key(), trial.losses().lastError());
        }
    }

    /** Keeps a report. */
    void keep(AttemptRows.Kept report) {
        reports.add(report);
    }

    /** The rung ended by the report of the only run that was at work on it: nothing of it can be. */
    void endedByItsRun(Trial trial) {
        loose.remove(new RungRows.Step(trial, Instant.EPOCH).place());
    }

    /** Sends a message. */
    void send(Outgoing message) {
        messages.add(message);
    }

    boolean isEmpty() {
        return studies.isEmpty()
                && steps.isEmpty()
                && reports.isEmpty()
                && messages.isEmpty()
                && asking.isEmpty()
                && served.isEmpty();
    }

    Collection<Dated> studies() {
        return studies.values();
    }

    List<RungRows.Step> steps() {
        return List.copyOf(steps.values());
    }

    /** Rungs that ended, whose request may still be queued or whose run be at work. */
    Collection<Trial> loose() {
        return loose.values();
    }

    List<AttemptRows.Kept> reports() {
        return reports;
    }

    List<EventRows.Written> events() {
        return events;
    }

    List<Outgoing> messages() {
        return messages;
    }

    List<Command> commands() {
        return commands;
    }

    List<Ask> asking() {
        return asking;
    }

    List<Served> served() {
        return served;
    }
}
