package io.gatewise.study.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.study.dispatch.Leases.Lease;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.store.Ledger;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes signs of life; only a worker's start changes the ledger. */
@ApplicationScoped
class ProgressListener {

    private final Intake intake;
    private final Ledger ledger;
    private final LeaseBook leases;
    private final ProgressPosition position;

    ProgressListener(Intake intake, Ledger ledger, LeaseBook leases, ProgressPosition position) {
        this.intake = intake;
        this.ledger = ledger;
        this.leases = leases;
        this.position = position;
    }

    @Incoming(Topics.TRIAL_PROGRESS)
    @Blocking
    void take(ConsumerRecords<String, String> batch) {
        for (ConsumerRecord<String, String> message : batch) {
            intake.process(message, TrialProgress.class, progress -> Subject.of(progress.key()), this::notice);
            position.read(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
        }
    }

    private Verdict notice(TrialProgress progress) {
        Verdict verdict = progress instanceof TrialProgress.Started start
                ? ledger.started(start)
                : new Verdict.Ignored("a sign of life");
        leases.heard(new Lease(progress.key(), progress.run()));
        return verdict;
    }
}
