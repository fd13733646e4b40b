package io.gatewise.study.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.study.store.MessageDesk;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes how attempts ended. */
@ApplicationScoped
class AttemptListener {

    private final Intake intake;
    private final MessageDesk desk;

    AttemptListener(Intake intake, MessageDesk desk) {
        this.intake = intake;
        this.desk = desk;
    }

    @Incoming(Topics.TRIAL_ATTEMPTS)
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        intake.process(batch, TrialAttempt.class, end -> Subject.of(end.key()), desk::take);
    }
}
