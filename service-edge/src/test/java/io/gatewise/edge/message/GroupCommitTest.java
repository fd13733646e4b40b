package io.gatewise.edge.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final String TOPIC = "some-topic";
    private static final int LARGEST = 3;
    private static final int FOREVER = 60_000;

    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore commits = new Semaphore(0);
    private final GroupCommit commit = GroupCommit.start(TOPIC, LARGEST, this::write);

    @AfterEach
    void end() throws InterruptedException {
        commits.release(1_000);
        commit.close(FOREVER);
    }

    @Test
    void aMessageAloneIsWorkedOnAtOnce() {
        commits.release();

        commit.add(polled("a"));

        awaitAcknowledged("a");
        assertThat(groups).containsExactly(List.of("a"));
    }

    @Test
    void whatComesDuringACommitMakesUpTheNext() {
        commit.add(polled("a"));
        awaitBegun(1);
        commit.add(polled("b"));
        commit.add(polled("c", "d"));

        commits.release(2);

        awaitAcknowledged("a", "b", "c+d");
        assertThat(groups).containsExactly(List.of("a"), List.of("b", "c", "d"));
    }

    @Test
    void aGroupHoldsNoMoreThanTheLargestUnlessOnePollHas() {
        commit.add(polled("a"));
        awaitBegun(1);
        commit.add(polled("b", "c"));
        commit.add(polled("d", "e"));
        commit.add(polled("f", "g", "h", "i"));

        commits.release(4);

        awaitAcknowledged("a", "b+c", "d+e", "f+g+h+i");
        assertThat(groups)
                .containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e"), List.of("f", "g", "h", "i"));
    }

    @Test
    void nothingIsAcknowledgedBeforeItsCommit() {
        commit.add(polled("a"));
        awaitBegun(1);
        commit.add(polled("b"));

        commits.release();

        awaitBegun(2);
        assertThat(acknowledged).containsExactly("a");
    }

    @Test
    void theChannelWaitsWhileTooManyMessagesWait() {
        commit.add(polled("a"));
        awaitBegun(1);
        var room = CompletableFuture.<Void>completedFuture(null);
        for (int poll = 1; poll <= 4 * LARGEST; poll++) {
            assertThat(room).isCompleted();
            room = commit.add(polled("b" + poll)).toCompletableFuture();
        }
        assertThat(room).isNotDone();

        commits.release();

        awaitBegun(2);
        assertThat(room).isCompleted();
    }

    @Test
    void theChannelWaitsWhileTooMuchTextWaits() {
        String large = "x".repeat(5 << 20);
        commit.add(polled("a"));
        awaitBegun(1);
        var room = commit.add(polled(large)).toCompletableFuture();
        assertThat(room).isNotDone();

        commits.release();

        awaitBegun(2);
        assertThat(room).isCompleted();
    }

    @Test
    void afterAFailureNothingBehindItIsWorkedOn() {
        commit.add(polled("bad"));
        awaitBegun(1);
        commit.add(polled("b"));

        commits.release(2);

        await().until(() -> refused.equals(List.of("bad")));
        assertThat(commit.add(polled("c")).toCompletableFuture()).isCompletedExceptionally();
        assertThat(groups).containsExactly(List.of("bad"));
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void aFailureEndsAChannelThatWaits() {
        commit.add(polled("bad"));
        awaitBegun(1);
        var room = commit.add(
                        polled(Stream.generate(() -> "b").limit(4 * LARGEST).toArray(String[]::new)))
                .toCompletableFuture();

        commits.release();

        await().until(room::isCompletedExceptionally);
    }

    @Test
    void endsAfterTheCommitAndLeavesTheRestUnacknowledged() throws InterruptedException {
        commit.add(polled("a"));
        awaitBegun(1);
        commit.add(polled("b"));

        commit.close(1);
        commits.release(2);
        commit.close(FOREVER);

        assertThat(acknowledged).containsExactly("a");
        assertThat(groups).containsExactly(List.of("a"));
        assertThat(refused).isEmpty();
    }

    private void write(List<ConsumerRecord<String, String>> messages) {
        groups.add(messages.stream().map(ConsumerRecord::value).toList());
        commits.acquireUninterruptibly();
        if (messages.get(0).value().equals("bad")) {
            throw new IllegalStateException("bad");
        }
    }

    private void awaitBegun(int count) {
        await().until(() -> groups.size() == count);
    }

    private void awaitAcknowledged(String... polls) {
        await().until(() -> acknowledged.equals(List.of(polls)));
    }

    private Message<ConsumerRecords<String, String>> polled(String... values) {
        List<ConsumerRecord<String, String>> records = Stream.of(values)
                .map(value -> new ConsumerRecord<>(
                        TOPIC,
                        0,
                        0L,
                        0L,
                        TimestampType.CREATE_TIME,
                        0,
                        value.getBytes(StandardCharsets.UTF_8).length,
                        "key",
                        value,
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
        String name = String.join("+", values);
        return Message.of(
                new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of()),
                () -> {
                    acknowledged.add(name);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    refused.add(name);
                    return CompletableFuture.completedFuture(null);
                });
    }
}
