package io.gatewise.results.messaging;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.study.StudyId;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the ledger decided, a study's events one after the other. */
@ApplicationScoped
class StudyEventsListener {

    private final StudyEventsProcessor processor;
    private final EventHandling handling;
    private final MessageCodec codec;
    private final DatabaseRetry database;
    private final Clock clock;

    StudyEventsListener(
            StudyEventsProcessor processor,
            EventHandling handling,
            MessageCodec codec,
            DatabaseRetry database,
            Clock clock) {
        this.processor = processor;
        this.handling = handling;
        this.codec = codec;
        this.database = database;
        this.clock = clock;
    }

    /** Takes some events in. Returns once each is committed, or put aside because it can't be. */
    @Incoming(Topics.STUDY_EVENTS)
    @Blocking
    void on(ConsumerRecords<String, String> messages) {
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
