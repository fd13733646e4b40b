package io.gatewise.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the simulated workers did, counted by all of them. */
final class Tallies {

    private final AtomicLong ends = new AtomicLong();
    private final AtomicLong epochs = new AtomicLong();
    private final List<Double> roundMillis = Collections.synchronizedList(new ArrayList<>());

    void epochsSent(int count) {
        epochs.addAndGet(count);
    }

    void ended() {
        ends.incrementAndGet();
    }

    /** How long a slot waited from the end that it sent to the next request that it got. */
    void waited(Duration time) {
        roundMillis.add(time.toNanos() / 1e6);
    }

    long ends() {
        return ends.get();
    }

    long epochs() {
        return epochs.get();
    }

    /** Those waits, in milliseconds, ascending. */
    List<Double> waits() {
        synchronized (roundMillis) {
            return roundMillis.stream().sorted().toList();
        }
    }
}
