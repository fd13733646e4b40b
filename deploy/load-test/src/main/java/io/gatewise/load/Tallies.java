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
    private final List<Double> queueMillis = Collections.synchronizedList(new ArrayList<>());

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

    /** How long a request lay on its topic before a slot had it. */
    void queued(Duration time) {
        queueMillis.add((double) time.toMillis());
    }

    long ends() {
        return ends.get();
    }

    long epochs() {
        return epochs.get();
    }

    /** What {@link #waited} was told, in milliseconds, ascending. */
    List<Double> waits() {
        return sorted(roundMillis);
    }

    /** What {@link #queued} was told, in milliseconds, ascending. */
    List<Double> queueTimes() {
        return sorted(queueMillis);
    }

    private static List<Double> sorted(List<Double> times) {
        synchronized (times) {
            return times.stream().sorted().toList();
        }
    }
}
