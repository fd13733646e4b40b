package io.gatewise.study.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.study.store.Ledger;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what results-service answers to demands. */
@ApplicationScoped
class ProposalListener {

    private final Intake intake;
    private final Ledger ledger;

    ProposalListener(Intake intake, Ledger ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    @Incoming(Topics.TRIAL_PROPOSALS)
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        intake.process(batch, TrialProposal.class, proposal -> Subject.of(proposal.study()), ledger::take);
    }
}
