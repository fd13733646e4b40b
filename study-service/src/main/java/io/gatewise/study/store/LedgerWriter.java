package io.gatewise.study.store;

import io.gatewise.edge.outbox.Outbox;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.StudyEvaluated;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import io.gatewise.study.metrics.TrialMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Writes a decision: state, events and messages, all in the caller's transaction. */
@ApplicationScoped
class LedgerWriter {

    private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

    private final Outbox outbox;
    private final TrialMetrics metrics;

    LedgerWriter(Outbox outbox, TrialMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void write(Handle transaction, Decision decision, Instant at) {
        if (!StudyRows.update(transaction, decision.study(), at)) {
            StudyRows.insert(transaction, decision.study(), at);
        }
        for (Trial trial : newest(decision.trials())) {
            if (!trial.state().open() && !decision.study().spec().asksAndTells()) {
                LooseEnds.leave(transaction, trial);
            }
            RungTimes times = TrialRows.write(transaction, trial, at);
            transaction.afterCommit(() -> measure(trial, times));
            if (trial.state() instanceof TrialState.Queued queued && queued.attempt() > 1) {
                LOG.infof(
                        "trial is tried again attempt=%s lastError=%s",
                        trial.key(), trial.losses().lastError());
            }
        }
        for (StudyEvent event : decision.events()) {
            EventRows.append(transaction, event);
            publish(transaction, event);
            LOG.infof(
                    "study event study=%s sequence=%d type=%s",
                    event.id().study(), event.id().sequence(), event.getClass().getSimpleName());
            if (event instanceof TrialOpened opened && opened.origin().equals(Trial.PROMOTED)) {
                transaction.afterCommit(metrics::promoted);
            }
            if (event instanceof StudyEvaluated evaluated) {
                StudyRows.evaluated(transaction, event.id().study(), evaluated.evaluation());
            }
        }
        decision.asking().forEach(ask -> AskRows.demanded(transaction, ask));
        decision.served().forEach(served -> AskRows.served(transaction, served));
        for (TrialCommand command : decision.commands()) {
            command(transaction, decision.study().id(), command);
        }
        for (String note : decision.notes()) {
            LOG.warnf("proposal left out study=%s reason=%s", decision.study().id(), note);
        }
    }

    private void measure(Trial trial, RungTimes times) {
        if (trial.state() instanceof TrialState.Queued queued && queued.attempt() > 1) {
            metrics.retried();
        } else if (trial.state() instanceof TrialState.Running) {
            metrics.began(times.waited());
        } else if (trial.state() instanceof TrialState.Ended ended && !trial.isFinalEvaluation()) {
            metrics.ended(ended.outcome(), times.took());
        }
    }

    /** A change may move a trial more than once: only where it ends up is written. */
    private static Collection<Trial> newest(List<Trial> changed) {
        record Place(int trial, int rung) {}

        Map<Place, Trial> newest = new LinkedHashMap<>();
        changed.forEach(
                trial -> newest.put(new Place(trial.number(), trial.rung().number()), trial));
        return newest.values();
    }

    void command(Handle transaction, StudyId study, TrialCommand command) {
        outbox.append(transaction, Topics.TRIAL_COMMANDS, command.messageKey(), command);
        CommandRows.sent(transaction, study, command.messageKey());
    }

    /** Takes back the command of that key: what it names can neither be queued nor at work. */
    void tombstone(Handle transaction, String key) {
        outbox.append(transaction, Topics.TRIAL_COMMANDS, key, null);
    }

    /** Sends an event, for the first time or again. */
    void publish(Handle transaction, StudyEvent event) {
        outbox.append(transaction, Topics.STUDY_EVENTS, event.id().study().value(), event);
    }

    void request(Handle transaction, TrialRequest request) {
        String key = request.key().study() + "/" + request.key().trial();
        outbox.append(transaction, Topics.TRIAL_REQUESTS, key, request);
    }
}
