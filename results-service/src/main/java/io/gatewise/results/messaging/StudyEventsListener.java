package io.gatewise.results.messaging;

import io.gatewise.edge.message.GroupCommit;
import io.gatewise.edge.message.GroupCommits;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.study.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the ledger decided, a study's events one after the other. */
@ApplicationScoped
class StudyEventsListener {

    /** Not so much that a stop would wait for it. */
    private static final int LARGEST_GROUP = 50;

    private final StudyEventsProcessor processor;
    private final EventHandling handling;
    private final MessageCodec codec;
    private final DatabaseRetry database;
    private final Clock clock;
    private final GroupCommit groups;

    StudyEventsListener(
            StudyEventsProcessor processor,
            EventHandling handling,
            MessageCodec codec,
            DatabaseRetry database,
            Clock clock,
            GroupCommits commits) {
        this.processor = processor;
        this.handling = handling;
        this.codec = codec;
        this.database = database;
        this.clock = clock;
        this.groups = commits.start(Topics.STUDY_EVENTS, LARGEST_GROUP, this::on);
    }

    @Incoming(Topics.STUDY_EVENTS)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> on(Message<ConsumerRecords<String, String>> polled) {
        return groups.add(polled);
    }

    /** Takes some events in. Returns once each is committed, or put aside because it can't be. */
    void on(List<ConsumerRecord<String, String>> messages) {
        var batch = new EventBatch(processor, handling, database, clock);
        for (ConsumerRecord<String, String> message : messages) {
            try {
                batch.add(new EventMessage(message, codec.read(message.value(), StudyEvent.class)));
            } catch (UnreadableMessageException unreadable) {
                batch.write(); // what came before it isn't asked for
                handling.putAside(message, unreadable.getMessage());
                askAgain(message.key());
            }
        }
        batch.write();
    }

    private void askAgain(String key) {
        studyOf(key)
                .ifPresent(study -> database.run(() -> {
                    processor.unreadable(study);
                    return study;
                }));
    }

    private static Optional<StudyId> studyOf(String key) {
        try {
            return Optional.of(new StudyId(key));
        } catch (IllegalArgumentException noStudy) {
            return Optional.empty(); // a foreign message: there is nobody to ask
        }
    }
}
