package io.gatewise.study.store;

import io.gatewise.edge.outbox.Outbox;
import io.gatewise.edge.outbox.Outgoing;
import io.gatewise.model.message.StudyEvent;
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
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes changes: state, events and messages, all in the caller's transaction. */
@ApplicationScoped
class LedgerWriter {

    private final Outbox outbox;
    private final TrialMetrics metrics;

    LedgerWriter(Outbox outbox, TrialMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** Writes a study that wasn't there before. */
    void open(Handle transaction, Decision decision, Instant at) {
        StudyRows.insert(transaction, decision.study(), at);
        Changes changes = begin();
        changes.add(decision.study(), decision, at);
        write(transaction, changes);
    }

    void write(Handle transaction, Changes changes) {
        changes.studies().forEach(study -> StudyRows.update(transaction, study.study(), study.at()));
        writeTrials(transaction, changes);
        if (!changes.events().isEmpty()) {
            EventRows.append(transaction, changes.events());
        }
        changes.events().forEach(written -> {
            StudyEvent event = written.event();
            if (event instanceof TrialOpened opened && opened.origin().equals(Trial.PROMOTED)) {
                transaction.afterCommit(metrics::promoted);
            }
            if (event instanceof StudyEvent.StudyEvaluated evaluated) {
                StudyRows.evaluated(transaction, event.id().study(), evaluated.evaluation());
            }
        });
        changes.asking().forEach(ask -> AskRows.demanded(transaction, ask));
        changes.served().forEach(served -> AskRows.served(transaction, served));
        changes.commands().forEach(command -> CommandRows.sent(transaction, command.study(), command.key()));
        outbox.append(transaction, changes.messages());
    }

    private void writeTrials(Handle transaction, Changes changes) {
        if (!changes.reports().isEmpty()) {
            // before the rungs: a run whose report is kept leaves no loose end
            AttemptRows.keep(transaction, changes.reports());
        }
        changes.loose().forEach(trial -> LooseEnds.leave(transaction, trial));
        List<RungRows.Step> steps = changes.steps();
        if (!steps.isEmpty()) {
            Map<RungRows.Place, RungTimes> times = RungRows.write(transaction, steps);
            steps.forEach(step -> transaction.afterCommit(() -> measure(step.trial(), times.get(step.place()))));
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

    void command(Handle transaction, StudyId study, TrialCommand command) {
        outbox.append(transaction, Topics.TRIAL_COMMANDS, command.messageKey(), command);
        CommandRows.sent(transaction, study, command.messageKey());
    }

    /** Takes back the command of that key: what it names can neither be queued nor at work. */
    void tombstone(Handle transaction, String key) {
        outbox.append(transaction, Topics.TRIAL_COMMANDS, key, null);
    }

    /** Sends an event again. */
    void publish(Handle transaction, StudyEvent event) {
        outbox.append(transaction, Topics.STUDY_EVENTS, event.id().study().value(), event);
    }

    /** Nothing changed yet. */
    Changes begin() {
        return new Changes(outbox);
    }

    /** The request as it is sent. */
    Outgoing outgoing(TrialRequest request) {
        return outbox.outgoing(
                Topics.TRIAL_REQUESTS,
                request.key().study() + "/" + request.key().trial(),
                request);
    }
}
