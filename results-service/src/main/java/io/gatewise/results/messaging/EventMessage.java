package io.gatewise.results.messaging;

import io.gatewise.edge.trace.Subject;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A study's event and the message that brought it. */
record EventMessage(ConsumerRecord<String, String> message, StudyEvent event) {

    StudyId study() {
        return event.id().study();
    }

    Subject subject() {
        if (event instanceof StudyEvent.TrialOpened opened) {
            return Subject.of(study(), opened.trial());
        }
        return event instanceof StudyEvent.TrialEnded ended ? Subject.of(study(), ended.trial()) : Subject.of(study());
    }
}
