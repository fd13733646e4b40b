package io.gatewise.faults;

import io.gatewise.faults.check.EndChecks;
import io.gatewise.faults.check.TopicReader;
import io.gatewise.faults.ring.Ring;
import io.gatewise.faults.schedule.Fault;
import io.gatewise.faults.schedule.FaultKind;
import io.gatewise.faults.schedule.Hits;
import io.gatewise.faults.schedule.Schedule;
import io.gatewise.faults.wire.MessageFaults;
import io.gatewise.faults.wire.RunningTrials;
import io.gatewise.model.message.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One fault test from an empty folder to its verdict. */
final class FaultRun {

    /** Between two faults of processes on average: a short test has more of them in its time. */
    private static final Duration QUICKEST_PACE = Duration.ofMillis(2500);

    private static final Duration SLOWEST_PACE = Duration.ofMillis(5500);
    private static final int ROUND = 18;
    private static final Duration MESSAGE_PACE = Duration.ofMillis(500);

    /** So much slower they come once enough have met trials at work, until the main study is over. */
    private static final int CALM = 6;

    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

    /** Where messages are met; what comes often, or is lost for good if nobody asks again, more often. */
    private static final List<String> MET = List.of(
            Topics.TRIAL_REQUESTS,
            Topics.TRIAL_PROGRESS,
            Topics.TRIAL_PROGRESS,
            Topics.TRIAL_ATTEMPTS,
            Topics.TRIAL_ATTEMPTS,
            Topics.TRIAL_ATTEMPTS,
            Topics.STUDY_EVENTS,
            Topics.STUDY_EVENTS,
            Topics.STUDY_EVENTS,
            Topics.TRIAL_PROPOSALS,
            Topics.TRIAL_PROPOSALS,
            Topics.TRIAL_COMMANDS);

    /** Its clients tell each second that a broker is away, which it is meant to be. Held, or the level would be forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    static {
        KAFKA.setLevel(Level.SEVERE);
    }

    private final Arguments arguments;
    private final PrintStream out;
    private final Hits hits = new Hits();
    private final RunningTrials running = new RunningTrials();
    private final Instant begun = Instant.now();
    private volatile boolean calm;

    FaultRun(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /** What didn't hold in the end, for people; empty if all did. */
    List<String> run() throws IOException, InterruptedException {
        say(
                "fault test seed=%d trials=%d, data and logs in %s",
                arguments.seed(), arguments.trials(), arguments.data());
        clear(arguments.data());
        try (var ring = new Ring(arguments.home(), arguments.data(), arguments.size())) {
            ring.startInfrastructure();
            var names = TopicReader.names(ring.directBroker());
            var copies = new KafkaProducer<>(ring.directBroker(), new ByteArraySerializer(), new ByteArraySerializer());
            try (var messages = new MessageFaults(MET, names::get, running, hits, copies)) {
                ring.startServices(messages);
                return work(ring, messages);
            }
        }
    }

    private List<String> work(Ring ring, MessageFaults messages) throws IOException, InterruptedException {
        var workload = new Workload(ring.addresses().study());
        workload.upload();
        String main = workload.open(arguments.trials(), 2 * arguments.size().workers());
        while (running.count() == 0) {
            Thread.sleep(100);
        }
        say("faults begin");
        var processes = new ProcessFaults(ring, running, hits);
        var threads = List.of(
                happening(Schedule.ofProcesses(arguments.seed(), pace(), Ring.lease()), processes::begin),
                happening(Schedule.ofMessages(arguments.seed(), MESSAGE_PACE, Ring.lease()), messages::arm));
        List<String> studies = keepBusy(workload, main);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        messages.disarm();
        processes.await(Duration.ofMinutes(1));
        say("faults end");
        var violations = new ArrayList<>(awaitEnds(workload, studies));
        violations.addAll(new EndChecks(ring, hits).settled(Instant.now().plus(SETTLE_LIMIT)));
        violations.addAll(missedHits());
        out.println(hits.table());
        say("seed=%d studies=%d violations=%d", arguments.seed(), studies.size(), violations.size());
        return violations;
    }

    private Duration pace() {
        Duration wanted = arguments.duration().dividedBy(ROUND);
        Duration atLeast = wanted.compareTo(QUICKEST_PACE) > 0 ? wanted : QUICKEST_PACE;
        return atLeast.compareTo(SLOWEST_PACE) < 0 ? atLeast : SLOWEST_PACE;
    }

    private interface Beginning {
        void begin(Fault fault) throws InterruptedException;
    }

    private Thread happening(Schedule schedule, Beginning beginning) {
        var thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            Fault fault = schedule.next();
                            Thread.sleep(fault.after().toMillis() * (calm ? CALM : 1));
                            beginning.begin(fault);
                        }
                    } catch (InterruptedException enough) {
                        Thread.currentThread().interrupt();
                    }
                },
                "faults");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Has studies follow each other until the main one is over and enough has happened; all studies. */
    private List<String> keepBusy(Workload workload, String main) throws InterruptedException {
        Instant start = Instant.now();
        long reported = 0;
        var studies = new ArrayList<String>(List.of(main));
        while (true) {
            Duration passed = Duration.between(start, Instant.now());
            calm = passed.compareTo(arguments.duration()) >= 0 && missedHits().isEmpty();
            boolean enough = calm && workload.over(main);
            if (passed.toSeconds() / 30 > reported) {
                reported = passed.toSeconds() / 30;
                say("%d trials begun, studies so far %d", running.starts(), studies.size());
            }
            if (enough || passed.compareTo(arguments.limit()) > 0) {
                return studies;
            }
            // one beside the main study, two when it is over: nobody should be idle
            String last = studies.get(studies.size() - 1);
            if (studies.size() == 1 || workload.over(last)) {
                studies.add(workload.openSide());
            }
            Thread.sleep(1000);
        }
    }

    /** Waits for all studies, for as long as trials go on. */
    private List<String> awaitEnds(Workload workload, List<String> studies) throws InterruptedException {
        Instant moved = Instant.now();
        long starts = running.starts();
        for (String study : studies) {
            while (!workload.over(study)) {
                if (running.starts() != starts) {
                    starts = running.starts();
                    moved = Instant.now();
                }
                if (Instant.now().isAfter(moved.plus(STANDSTILL))) {
                    return List.of("study " + study + " has not ended, and no trial has begun for " + STANDSTILL);
                }
                Thread.sleep(500);
            }
        }
        return List.of();
    }

    private List<String> missedHits() {
        var missed = new ArrayList<String>();
        for (FaultKind kind : FaultKind.values()) {
            int needed = kind.sort() == FaultKind.Sort.RESTART ? arguments.restarts() : arguments.hits();
            if (hits.onRunning(kind) < needed) {
                missed.add(kind + ": " + hits.onRunning(kind) + " met a trial at work, need " + needed);
            }
        }
        return missed;
    }

    private static void clear(Path folder) throws IOException {
        remove(folder);
        Files.createDirectories(folder);
    }

    /** Removes a folder with all that it holds, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void say(String format, Object... facts) {
        out.printf("%4d s  %s%n", Duration.between(begun, Instant.now()).toSeconds(), format.formatted(facts));
    }
}
