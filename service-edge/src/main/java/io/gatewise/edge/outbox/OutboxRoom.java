package io.gatewise.edge.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/** Whether the outbox has room for more. It is looked at once a second, so that appending costs no count each time. */
final class OutboxRoom {

    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final int most;
    private final LongSupplier nanoTime;
    private long looked;
    private boolean full;

    /**
     * Room for some messages.
     *
     * @param most     how many may wait
     * @param nanoTime as {@link System#nanoTime}
     * @throws IllegalArgumentException if none may wait
     */
    OutboxRoom(int most, LongSupplier nanoTime) {
        if (most < 1) {
            throw new IllegalArgumentException("gatewise.outbox.most-messages: need at least 1, got " + most);
        }
        this.most = most;
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong() - BETWEEN_LOOKS;
    }

    /**
     * Has the transaction fail if there is no room.
     *
     * @throws OutboxFullException if too many messages wait
     */
    void check(Handle transaction) {
        if (isFull(transaction)) {
            throw new OutboxFullException(most);
        }
    }

    private synchronized boolean isFull(Handle transaction) {
        long now = nanoTime.getAsLong();
        if (now - looked >= BETWEEN_LOOKS) {
            full = OutboxTable.hasMoreThan(transaction, most);
            looked = now;
        }
        return full;
    }
}
