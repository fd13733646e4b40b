package io.gatewise.study.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.study.store.MessageDesk;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what results-service answers to demands. */
@ApplicationScoped
class ProposalListener {

    private final Intake intake;
    private final MessageDesk desk;

    ProposalListener(Intake intake, MessageDesk desk) {
        this.intake = intake;
        this.desk = desk;
    }

    @Incoming(Topics.TRIAL_PROPOSALS)
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        intake.process(batch, TrialProposal.class, proposal -> Subject.of(proposal.study()), desk::answered);
    }
}
