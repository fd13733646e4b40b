package io.gatewise.study.messaging;

import io.gatewise.edge.message.GroupCommit;
import io.gatewise.edge.message.GroupCommits;
import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.study.store.MessageDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes how attempts ended. */
@ApplicationScoped
class AttemptListener {

    /** Not so much that a stop would wait for it. */
    private static final int LARGEST_GROUP = 50;

    private final Intake intake;
    private final MessageDesk desk;
    private final GroupCommit groups;

    AttemptListener(Intake intake, MessageDesk desk, GroupCommits commits) {
        this.intake = intake;
        this.desk = desk;
        this.groups = commits.start(Topics.TRIAL_ATTEMPTS, LARGEST_GROUP, this::take);
    }

    @Incoming(Topics.TRIAL_ATTEMPTS)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<ConsumerRecords<String, String>> polled) {
        return groups.add(polled);
    }

    private void take(List<ConsumerRecord<String, String>> batch) {
        intake.process(batch, TrialAttempt.class, end -> Subject.of(end.key()), desk::take);
    }
}
