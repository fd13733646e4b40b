package io.gatewise.edge.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Group commit on a channel: what is polled while one group of messages is worked on makes up the next.
 *
 * <p>Alone, a message is worked on at once; the more come, the more share a transaction. The channel meanwhile
 * goes on polling: it pauses only when too much waits here, since a paused channel of SmallRye asks its consumer
 * five hundred times a second whether it may go on.
 *
 * @see <a href="https://doi.org/10.1145/602259.602261">DeWitt et al. 1984</a>
 */
public final class GroupCommit {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** So many groups' messages may wait before the channel is held back. */
    private static final int WAITING_GROUPS = 4;

    /** Text in bytes that a group holds at most, unless one poll has more; as much again may wait. */
    private static final long GROUP_BYTES = 4L << 20;

    private final String channel;
    private final int largest;
    private final Consumer<List<ConsumerRecord<String, String>>> effect;
    private final Thread thread;

    private final Deque<Polled> waiting = new ArrayDeque<>();
    private int waitingMessages;
    private long waitingBytes;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private boolean closed;

    /** What was polled together, and how large it is. */
    private record Polled(Message<ConsumerRecords<String, String>> message, int count, long bytes) {

        static Polled of(Message<ConsumerRecords<String, String>> message) {
            long bytes = 0;
            for (ConsumerRecord<String, String> each : message.getPayload()) {
                bytes += Math.max(0, each.serializedValueSize());
            }
            return new Polled(message, message.getPayload().count(), bytes);
        }
    }

    private GroupCommit(String channel, int largest, Consumer<List<ConsumerRecord<String, String>>> effect) {
        this.channel = channel;
        this.largest = largest;
        this.effect = effect;
        this.thread = new Thread(this::run, "group-commit-" + channel);
    }

    /**
     * Begins to work on a channel's messages, on a thread of its own.
     *
     * @param largest how many messages a group holds, unless one poll has more
     * @param effect  sees a group through, in order; if it throws, none of the group is acknowledged and none
     *     behind it is worked on
     */
    static GroupCommit start(String channel, int largest, Consumer<List<ConsumerRecord<String, String>>> effect) {
        var groups = new GroupCommit(channel, largest, effect);
        groups.thread.start();
        return groups;
    }

    /**
     * Takes what was polled together; it is acknowledged once its group was seen through.
     *
     * @return completed when the channel may bring more; failed when it can't, as it is closed
     */
    public synchronized CompletionStage<Void> add(Message<ConsumerRecords<String, String>> message) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("closed: " + channel));
        }
        Polled polled = Polled.of(message);
        waiting.add(polled);
        waitingMessages += polled.count();
        waitingBytes += polled.bytes();
        if (room.isDone() && isFull()) {
            room = new CompletableFuture<>();
        }
        notifyAll();
        return room;
    }

    private boolean isFull() {
        return waitingMessages >= WAITING_GROUPS * largest || waitingBytes >= GROUP_BYTES;
    }

    private void run() {
        try {
            for (var group = next(); group.isPresent(); group = next()) {
                seeThrough(group.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<List<Polled>> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        List<Polled> group = new ArrayList<>();
        int messages = 0;
        long bytes = 0;
        do {
            Polled polled = waiting.remove();
            messages += polled.count();
            bytes += polled.bytes();
            group.add(polled);
        } while (!waiting.isEmpty()
                && messages + waiting.peek().count() <= largest
                && bytes + waiting.peek().bytes() <= GROUP_BYTES);
        waitingMessages -= messages;
        waitingBytes -= bytes;
        if (!isFull()) {
            room.complete(null);
        }
        return Optional.of(group);
    }

    private void seeThrough(List<Polled> group) {
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        group.forEach(polled -> polled.message().getPayload().forEach(messages::add));
        try {
            effect.accept(messages);
        } catch (RuntimeException failure) {
            refuse(group, failure);
            return;
        }
        group.forEach(polled -> polled.message().ack().whenComplete((done, failure) -> warn("acknowledged", failure)));
    }

    /** What comes behind must not overtake: it comes again after the next start. */
    private void refuse(List<Polled> group, RuntimeException failure) {
        signal();
        group.forEach(polled -> polled.message().nack(failure).whenComplete((done, other) -> warn("refused", other)));
    }

    private void warn(String what, Throwable failure) {
        if (failure != null) {
            LOG.warnf("messages can't be %s channel=%s cause=%s", what, channel, failure);
        }
    }

    private synchronized void signal() {
        closed = true;
        room.completeExceptionally(new IllegalStateException("closed: " + channel));
        notifyAll();
    }

    /** Ends after the group that is worked on; what waits stays unacknowledged and comes again. */
    void close(long millis) throws InterruptedException {
        signal();
        thread.join(millis);
    }
}
