package io.gatewise.results.messaging;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.store.ResultsStore;
import io.gatewise.results.store.StudyEntry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Batches of events by hand, and what is known after them. */
abstract class BatchesTest extends ServiceTest {

    @Inject
    StudyEventsListener listener;

    @Inject
    MessageCodec codec;

    @Inject
    ResultsStore store;

    List<ConsumerRecord<String, String>> batch(StudyEvent... events) {
        return Stream.of(events)
                .map(event -> new ConsumerRecord<>(
                        Topics.STUDY_EVENTS, 0, 0, event.id().study().value(), codec.write(event)))
                .toList();
    }

    StudyEntry entry(StudyScript script) {
        return store.find(script.study()).orElseThrow();
    }

    long sequence(StudyScript script) {
        return entry(script).state().last().sequence();
    }

    TrialRecord trial(StudyScript script, int number) {
        return entry(script).state().history().trial(number).orElseThrow();
    }
}
