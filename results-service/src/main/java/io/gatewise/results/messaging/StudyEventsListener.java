package io.gatewise.results.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.message.UnreadableMessageException;
import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.study.StudyId;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What the ledger decided, one event after the other. */
@ApplicationScoped
class StudyEventsListener {

    private static final Logger LOG = Logger.getLogger(StudyEventsListener.class);

    private final StudyEventsProcessor processor;
    private final MessageCodec codec;
    private final DeadLetters deadLetters;
    private final DatabaseRetry database;
    private final Tracing tracing;

    StudyEventsListener(
            StudyEventsProcessor processor,
            MessageCodec codec,
            DeadLetters deadLetters,
            DatabaseRetry database,
            Tracing tracing) {
        this.processor = processor;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.database = database;
        this.tracing = tracing;
    }

    /** Takes some events in. Returns once each is committed, or put aside because it can't be. */
    @Incoming(Topics.STUDY_EVENTS)
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        batch.forEach(this::on);
    }

    private void on(ConsumerRecord<String, String> message) {
        StudyEvent event;
        try {
            event = codec.read(message.value(), StudyEvent.class);
        } catch (UnreadableMessageException unreadable) {
            putAside(message, unreadable.getMessage());
            askAgain(message.key());
            return;
        }
        try (Work ignoredUntilClosed = tracing.on(message.topic(), about(event), message.headers())) {
            database.run(() -> {
                processor.process(event);
                return event;
            });
        } catch (DatabaseRetry.StoppingException stopping) {
            throw stopping;
        } catch (RuntimeException fault) {
            // not stepped over: the study's next event shows a gap, and the ledger is asked for this one again
            LOG.errorf(fault, "event could not be taken in id=%s", event.id());
            putAside(message, String.valueOf(fault.getMessage()));
        }
    }

    private static Subject about(StudyEvent event) {
        StudyId study = event.id().study();
        if (event instanceof StudyEvent.TrialOpened opened) {
            return Subject.of(study, opened.trial());
        }
        return event instanceof StudyEvent.TrialEnded ended ? Subject.of(study, ended.trial()) : Subject.of(study);
    }

    private void putAside(ConsumerRecord<String, String> message, String reason) {
        deadLetters
                .add(Topics.STUDY_EVENTS, message.key(), message.value(), reason)
                .toCompletableFuture()
                .join();
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
