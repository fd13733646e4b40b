package io.gatewise.faults;

import io.gatewise.faults.ring.Member;
import io.gatewise.faults.ring.Ring;
import io.gatewise.faults.schedule.Fault;
import io.gatewise.faults.schedule.FaultKind;
import io.gatewise.faults.schedule.Hits;
import io.gatewise.faults.wire.RunningTrials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lets faults happen to processes: begun one after the other, each lasting as long as it does. */
final class ProcessFaults {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Ring ring;
    private final RunningTrials running;
    private final Hits hits;
    private final Set<Member> met = ConcurrentHashMap.newKeySet();
    private final ExecutorService lasting = Executors.newCachedThreadPool();
    private volatile long startsAtRestart = -1;

    ProcessFaults(Ring ring, RunningTrials running, Hits hits) {
        this.ring = ring;
        this.running = running;
        this.hits = hits;
    }

    /**
     * Begins a fault, once there is a victim that it can hurt: a worker at a trial; for a restart, trials at work, one of
     * which has begun since the last restart, so that the ring has come back from it.
     */
    void begin(Fault fault) throws InterruptedException {
        Optional<Member> victim = victim(fault);
        while (victim.isEmpty()) {
            Thread.sleep(LOOK.toMillis());
            victim = victim(fault);
        }
        Member found = victim.get();
        hits.count(fault.kind(), true, found.name());
        lasting.execute(() -> last(fault, found));
    }

    /** Waits until all have passed. */
    void await(Duration limit) throws InterruptedException {
        lasting.shutdown();
        if (!lasting.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("faults last for longer than " + limit);
        }
    }

    private Optional<Member> victim(Fault fault) {
        boolean restart = fault.kind().sort() == FaultKind.Sort.RESTART;
        if (restart && (running.count() == 0 || running.starts() <= startsAtRestart)) {
            return Optional.empty();
        }
        List<Member> candidates = candidates(fault.kind());
        for (int i = 0; i < candidates.size(); i++) {
            Member candidate = candidates.get((int) ((fault.victim() + (long) i) % candidates.size()));
            if ((restart || running.busy(candidate.name())) && met.add(candidate)) {
                startsAtRestart = restart ? Long.MAX_VALUE : startsAtRestart;
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private List<Member> candidates(FaultKind kind) {
        return switch (kind) {
            case WORKER_KILLED, WORKER_FROZEN -> ring.workers();
            case STUDY_SERVICE_RESTARTED -> ring.studies();
            case RESULTS_SERVICE_RESTARTED -> ring.results();
            case BROKER_RESTARTED -> List.of(ring.broker());
            case DATABASE_RESTARTED -> List.of(ring.database());
            case MESSAGE_DOUBLED, MESSAGE_DELAYED, MESSAGE_GARBLED -> List.of();
        };
    }

    private void last(Fault fault, Member victim) {
        try {
            switch (fault.kind()) {
                case WORKER_FROZEN -> freeze(fault, victim);
                case WORKER_KILLED -> restart(fault, victim, true);
                default -> restart(fault, victim, fault.hard());
            }
        } catch (IOException failure) {
            System.err.println("fault failed: " + fault + ": " + failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            met.remove(victim);
            if (fault.kind().sort() == FaultKind.Sort.RESTART) {
                startsAtRestart = running.starts();
            }
        }
    }

    private static void freeze(Fault fault, Member victim) throws IOException, InterruptedException {
        victim.freeze();
        try {
            Thread.sleep(fault.length().toMillis());
        } finally {
            victim.thaw();
        }
    }

    private void restart(Fault fault, Member victim, boolean atOnce) throws IOException, InterruptedException {
        if (victim == ring.database() && atOnce) {
            ring.crashDatabase();
        } else {
            victim.end(atOnce);
        }
        running.died(victim.name());
        try {
            Thread.sleep(fault.length().toMillis());
        } finally {
            victim.start();
        }
    }
}
