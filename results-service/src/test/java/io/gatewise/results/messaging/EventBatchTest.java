package io.gatewise.results.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.trace.TraceHeader;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.store.StudyEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Events that come together are taken in together. */
@QuarkusTest
class EventBatchTest extends BatchesTest {

    @Inject
    StudyEventsProcessor processor;

    @Inject
    EventHandling handling;

    @Inject
    DatabaseRetry database;

    @Inject
    Jdbi jdbi;

    /** The transaction that last wrote the row. */
    private String writer(String table, StudyId study) {
        return jdbi.withHandle(handle -> handle.createQuery("select xmin::text from " + table + " where study = :study")
                .bind("study", study.value())
                .mapTo(String.class)
                .one());
    }

    @Test
    void writesTheEventsOfTwoStudiesInOneTransaction() {
        StudyScript second = script("together-b");
        StudyScript first = script("together-a");

        listener.on(batch(
                second.opened(),
                first.opened(),
                second.trialOpened(1, SMALL),
                first.trialOpened(1, SMALL),
                first.completed(1, 3),
                second.infeasible(1),
                second.wanted(1, 9),
                first.wanted(2, 9)));

        assertThat(sequence(first)).isEqualTo(4);
        assertThat(sequence(second)).isEqualTo(4);
        assertThat(trial(first, 1).state()).isEqualTo(TrialState.COMPLETED);
        assertThat(trial(second, 1).state()).isEqualTo(TrialState.INFEASIBLE);
        assertThat(Stream.of("results_studies", "results_trials", "results_outcomes", "answers")
                        .flatMap(table -> Stream.of(writer(table, first.study()), writer(table, second.study()))))
                .containsOnly(writer("results_studies", first.study()));
        assertThat(ledger.answers(first.study(), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        TrialsProposed.class,
                        answer -> assertThat(answer.proposals()).hasSize(2));
        assertThat(ledger.answers(second.study(), 1)).hasSize(1);
    }

    @Test
    void knowsTheSameAfterwardsAsWhenEachEventCameAlone() {
        StudyScript together = script("as-alone-a");
        StudyScript alone = script("as-alone-b");

        listener.on(batch(sevenTrials(together)));
        Stream.of(sevenTrials(alone)).forEach(event -> listener.on(batch(event)));

        StudyEntry expected = entry(alone);
        assertThat(entry(together).fit()).isPresent().usingRecursiveComparison().isEqualTo(expected.fit());
        assertThat(entry(together).calm()).isEqualTo(expected.calm());
        assertThat(entry(together).state().history())
                .usingRecursiveComparison()
                .isEqualTo(expected.state().history());
        assertThat(((TrialsProposed) ledger.answers(together.study(), 7).get(6)).proposals())
                .isEqualTo(((TrialsProposed) ledger.answers(alone.study(), 7).get(6)).proposals());
    }

    private static StudyEvent[] sevenTrials(StudyScript script) {
        var events = Stream.<StudyEvent>builder().add(script.opened());
        for (int trial = 1; trial <= 7; trial++) {
            events.add(script.trialOpened(trial, SMALL));
            events.add(script.completed(trial, 3 + 0.1 * trial));
            events.add(script.wanted(1, 20 - trial));
        }
        return events.build().toArray(StudyEvent[]::new);
    }

    @Test
    void eachAnswerStandsInTheTraceOfItsDemand() {
        StudyScript first = script("traced-a");
        StudyScript second = script("traced-b");
        List<ConsumerRecord<String, String>> events =
                batch(second.opened(), first.opened(), second.wanted(1, 9), first.wanted(1, 9));
        Map<StudyId, String> traces = Map.of(first.study(), "a".repeat(32), second.study(), "b".repeat(32));
        events.forEach(message -> message.headers()
                .add(
                        TraceHeader.NAME,
                        ("00-" + traces.get(new StudyId(message.key())) + "-" + "c".repeat(16) + "-01")
                                .getBytes(US_ASCII)));

        listener.on(events);

        for (StudyId study : traces.keySet()) {
            assertThat(ledger.trace(ledger.answers(study, 1).get(0)).orElseThrow())
                    .contains(traces.get(study));
        }
    }

    @Test
    void anAnswerThatWasFoundDoesNotWaitLongForOtherEvents() {
        StudyScript waiting = script("waits");
        StudyScript quick = script("waits-not");
        var stopped = new EventBatch(processor, handling, database, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var running = new EventBatch(processor, handling, database, new HandClock(Duration.ofMillis(60)));

        messages(waiting.opened(), waiting.wanted(1, 9)).forEach(stopped::add);
        messages(quick.opened(), quick.wanted(1, 9)).forEach(running::add);

        assertThat(store.find(waiting.study())).isEmpty();
        assertThat(sequence(quick)).isEqualTo(2);
        stopped.write();
        assertThat(sequence(waiting)).isEqualTo(2);
    }

    private Stream<EventMessage> messages(StudyEvent... events) {
        Iterator<ConsumerRecord<String, String>> records = batch(events).iterator();
        return Stream.of(events).map(event -> new EventMessage(records.next(), event));
    }
}
