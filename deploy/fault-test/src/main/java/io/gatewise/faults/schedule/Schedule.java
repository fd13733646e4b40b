package io.gatewise.faults.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * An endless sequence of faults that follows from its seed. They come in shuffled rounds, so that each kind has its share
 * of any stretch.
 */
public final class Schedule {

    private static final double SHORTEST_SHARE = 0.5;

    private final Random random;
    private final List<FaultKind> round;
    private final Duration pace;
    private final Duration lease;
    private final Deque<FaultKind> left = new ArrayDeque<>();

    private Schedule(long seed, List<FaultKind> round, Duration pace, Duration lease) {
        this.random = new Random(seed);
        this.round = List.copyOf(round);
        this.pace = pace;
        this.lease = lease;
    }

    /**
     * What happens to processes.
     *
     * @param pace  between two faults on average
     * @param lease how long a silent worker keeps its trial: a freeze lasts longer
     */
    public static Schedule ofProcesses(long seed, Duration pace, Duration lease) {
        var round = new ArrayList<FaultKind>();
        for (FaultKind kind : FaultKind.values()) {
            if (kind.sort() != FaultKind.Sort.MESSAGE) {
                round.addAll(Collections.nCopies(kind.sort() == FaultKind.Sort.WORKER ? 6 : 1, kind));
            }
        }
        return new Schedule(seed, round, pace, lease);
    }

    /** What happens to messages. */
    public static Schedule ofMessages(long seed, Duration pace, Duration lease) {
        // another sequence than that of the processes
        return new Schedule(
                ~seed,
                List.of(FaultKind.MESSAGE_DOUBLED, FaultKind.MESSAGE_DELAYED, FaultKind.MESSAGE_GARBLED),
                pace,
                lease);
    }

    /** The next one. */
    public Fault next() {
        if (left.isEmpty()) {
            var shuffled = new ArrayList<>(round);
            Collections.shuffle(shuffled, random);
            left.addAll(shuffled);
        }
        FaultKind kind = left.remove();
        Duration after = times(pace, SHORTEST_SHARE + random.nextDouble());
        return new Fault(after, kind, random.nextInt(Integer.MAX_VALUE), length(kind), random.nextBoolean());
    }

    private Duration length(FaultKind kind) {
        double share = random.nextDouble();
        return switch (kind) {
            case WORKER_KILLED, STUDY_SERVICE_RESTARTED, RESULTS_SERVICE_RESTARTED ->
                Duration.ofMillis(Math.round(1000 * share));
            case WORKER_FROZEN -> times(lease, 1.2 + share);
            case BROKER_RESTARTED, DATABASE_RESTARTED -> Duration.ofMillis(500 + Math.round(4000 * share));
            // most soon, some when their attempt is long over
            case MESSAGE_DOUBLED -> Duration.ofMillis(Math.round(30_000 * share * share * share));
            case MESSAGE_DELAYED -> times(lease, 1.6 * share * share + 0.05);
            case MESSAGE_GARBLED -> Duration.ZERO;
        };
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
