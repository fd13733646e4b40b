package io.gatewise.study.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.study.store.Ledger;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes how attempts ended. */
@ApplicationScoped
class AttemptListener {

    private final Intake intake;
    private final Ledger ledger;

    AttemptListener(Intake intake, Ledger ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    @Incoming(Topics.TRIAL_ATTEMPTS)
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        intake.process(batch, TrialAttempt.class, end -> Subject.of(end.key()), ledger::take);
    }
}
