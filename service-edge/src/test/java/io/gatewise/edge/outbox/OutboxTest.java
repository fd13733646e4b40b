package io.gatewise.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatewise.edge.BrokerAndDatabase;
import io.gatewise.edge.message.DeadLetters;
import io.gatewise.model.message.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerAndDatabase.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    @Inject
    DeadLetters deadLetters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void sendsEveryMessageOnceInTheOrderWritten() {
        String study = "study-" + UUID.randomUUID();
        for (int i = 0; i < 1200; i += 3) { // more than two batches
            int first = i;
            jdbi.useTransaction(transaction -> IntStream.range(first, first + 3)
                    .forEach(n -> outbox.append(transaction, Topics.STUDY_EVENTS, study, Map.of("n", n))));
        }

        List<ConsumerRecord<String, String>> received = receive(Topics.STUDY_EVENTS, study, 1200);

        assertThat(received.stream().map(ConsumerRecord::value))
                .containsExactlyElementsOf(IntStream.range(0, 1200)
                        .mapToObj(n -> "{\"n\":" + n + "}")
                        .toList());
        await().untilAsserted(
                        () -> assertThat(OutboxTable.filling(jdbi).messages()).isZero());
    }

    @Test
    void sendsNothingOfATransactionThatRollsBack() {
        String study = "study-" + UUID.randomUUID();

        assertThatThrownBy(() -> jdbi.useTransaction(transaction -> {
                    outbox.append(transaction, Topics.STUDY_EVENTS, study, Map.of("n", 0));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        jdbi.useTransaction(transaction -> outbox.append(transaction, Topics.STUDY_EVENTS, study, Map.of("n", 1)));

        assertThat(receive(Topics.STUDY_EVENTS, study, 1).get(0).value()).isEqualTo("{\"n\":1}");
    }

    @Test
    void sendsATombstoneForNull() {
        String study = "study-" + UUID.randomUUID();

        jdbi.useTransaction(transaction -> outbox.append(transaction, Topics.TRIAL_COMMANDS, study, null));

        assertThat(receive(Topics.TRIAL_COMMANDS, study, 1).get(0).value()).isNull();
    }

    @Test
    void takesNoMoreOnceTooManyWaitAndLooksAgainEverySecond() {
        var nanos = new AtomicLong();
        jdbi.useTransaction(sender -> {
            assertThat(awaitAllRanges(sender)).hasSize(KeyRange.COUNT); // nobody else sends now
            var room = new OutboxRoom(2, nanos::get);
            for (int i = 0; i < 3; i++) {
                jdbi.useTransaction(other -> outbox.append(other, Topics.STUDY_EVENTS, "waiting", Map.of()));
            }
            assertThatThrownBy(() -> jdbi.useTransaction(room::check))
                    .isInstanceOf(OutboxFullException.class)
                    .hasMessage("more than 2 messages wait for the broker");

            OutboxTable.takeOldest(sender, OutboxTable.lockFree(sender), 1);

            assertThatThrownBy(() -> room.check(sender)).isInstanceOf(OutboxFullException.class);
            nanos.addAndGet(1_000_000_000);
            room.check(sender);
        });
    }

    private static List<Integer> awaitAllRanges(Handle sender) {
        var held = new TreeSet<Integer>();
        await().until(() -> {
            held.addAll(OutboxTable.lockFree(sender));
            return held.size() == KeyRange.COUNT;
        });
        return List.copyOf(held);
    }

    @Test
    void putsAnUnreadableMessageAsideWithItsReason() {
        String study = "study-" + UUID.randomUUID();

        deadLetters
                .add(Topics.TRIAL_ATTEMPTS, study, "{garbled", "no JSON")
                .toCompletableFuture()
                .join();

        ConsumerRecord<String, String> letter =
                receive(Topics.deadLetters(Topics.TRIAL_ATTEMPTS), study, 1).get(0);
        assertThat(letter.value()).isEqualTo("{garbled");
        assertThat(new String(
                        letter.headers().lastHeader(DeadLetters.REASON_HEADER).value(), StandardCharsets.UTF_8))
                .isEqualTo("no JSON");
    }

    private List<ConsumerRecord<String, String>> receive(String topic, String key, int count) {
        var received = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        received.add(record);
                    }
                });
                return received.size() >= count;
            });
        }
        return received;
    }
}
