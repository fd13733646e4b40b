package io.gatewise.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Drives a stack with simulated workers, prints what went through, and checks that nothing was lost. */
public final class LoadTest {

    private static final double MEBI = 1024.0 * 1024;
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
    private static final int IDLE_LOOKS = 3;
    private static final String JSON = "application/json";
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    /** Held, or its level would be forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final ObjectMapper json = new ObjectMapper();
    private final Plan plan;
    private final Stack stack;
    private final Tallies tallies = new Tallies();
    private final List<String> studies = new ArrayList<>();

    private LoadTest(Plan plan, Stack stack) {
        this.plan = plan;
        this.stack = stack;
    }

    /** Exit code 0 if nothing was lost, 1 if something was, 2 for wrong arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Plan plan;
        boolean fair = List.of(arguments).equals(List.of("fair"));
        try {
            plan = Plan.of(fair ? List.of() : List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        // each slot's client says on many lines how it is set
        KAFKA.setLevel(Level.WARNING);
        Path data = Files.createTempDirectory("load-test");
        boolean good;
        try (Stack stack = Stack.start(Path.of(System.getProperty("gatewise.root", ".")), data)) {
            good = fair ? new Fairness(plan, stack).holds() : new LoadTest(plan, stack).losesNothing();
        }
        // outside: an exit closes nothing, and the stack would go on
        System.exit(good ? 0 : 1);
    }

    private boolean losesNothing() throws IOException, InterruptedException {
        drive();
        return lostNothing();
    }

    private void drive() throws IOException, InterruptedException {
        System.out.println(plan);
        stack.ask("POST", "/api/v1/datasets?name=wave", "text/csv", Wave.csv());
        for (int study = 1; study <= plan.studies(); study++) {
            studies.add(stack.create(plan.spec(study)));
        }
        try (var ignoredUntilClosed =
                new Slots(stack.bootstrapServers(), plan.slots(), plan.epochs(), Duration.ZERO, tallies)) {
            report();
            for (String study : studies) {
                stack.ask("POST", "/api/v1/studies/" + study + "/pause", JSON, "");
            }
            awaitIdle();
        }
        summary();
    }

    private void report() throws IOException, InterruptedException {
        System.out.printf(
                "%8s%12s%12s%14s%14s%10s%n", "second", "trials/s", "epochs/s", "ledger heap", "results heap", "outbox");
        long begin = System.nanoTime();
        long trials = tallies.ends();
        long epochs = tallies.epochs();
        long last = begin;
        Optional<Mark> half = Optional.empty();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(plan.seconds())) {
            TimeUnit.NANOSECONDS.sleep(REPORT.toNanos());
            long now = System.nanoTime();
            double seconds = (now - last) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%8.0f%12.1f%12.0f%11.0f MB%11.0f MB%10.0f%n",
                    (now - begin) / 1e9,
                    (tallies.ends() - trials) / seconds,
                    (tallies.epochs() - epochs) / seconds,
                    stack.metric("study-service", HEAP) / MEBI,
                    stack.metric("results-service", HEAP) / MEBI,
                    stack.metric("study-service", "gatewise_outbox_messages"));
            trials = tallies.ends();
            epochs = tallies.epochs();
            last = now;
            if (half.isEmpty() && now - begin >= TimeUnit.SECONDS.toNanos(plan.seconds()) / 2) {
                half = Optional.of(new Mark(now, trials, epochs));
            }
        }
        half.ifPresent(mark -> System.out.printf(
                Locale.ROOT,
                "second half: %.1f trials/s, %.0f epochs/s%n",
                (tallies.ends() - mark.trials()) / mark.seconds(),
                (tallies.epochs() - mark.epochs()) / mark.seconds()));
    }

    /** How much was done when. */
    private record Mark(long nanos, long trials, long epochs) {

        double seconds() {
            return (System.nanoTime() - nanos) / 1e9;
        }
    }

    /** What was on the queue when the studies were paused is still worked on; the ledger counts it once a second. */
    private void awaitIdle() throws InterruptedException, IOException {
        long end = System.nanoTime() + SETTLE_LIMIT.toNanos();
        for (int idle = 0; idle < IDLE_LOOKS; idle++) {
            double queue = stack.metric("study-service", "gatewise_queue_trials");
            if (queue > 0) {
                idle = -1;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(Math.round(queue) + " trials don't end");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private long sum(String count) throws IOException, InterruptedException {
        long sum = 0;
        for (String study : studies) {
            sum += stack.trials(study).path(count).asLong();
        }
        return sum;
    }

    private void summary() {
        print("from a trial's end to the slot's next request", tallies.waits());
        print("from a request's sending to its slot", tallies.queueTimes());
    }

    private static void print(String what, List<Double> times) {
        if (!times.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.1f ms, p95 %.1f ms, longest %.0f ms (%d)%n",
                    what,
                    times.get(times.size() / 2),
                    times.get((int) (times.size() * 0.95)),
                    times.get(times.size() - 1),
                    times.size());
        }
    }

    /** Compares what was sent with what the ledger counts and what results-service shows, curves included. */
    private boolean lostNothing() throws IOException, InterruptedException {
        long sent = tallies.ends();
        long ledger = sum("completed");
        long end = System.nanoTime() + SETTLE_LIMIT.toNanos();
        var shown = Shown.of(json, stack, studies);
        while (shown.trials() < ledger && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            shown = Shown.of(json, stack, studies);
        }
        System.out.printf(
                "ends sent %d, trials completed in the ledger %d, in the results %d; points sent %d, in the results %d%n",
                sent, ledger, shown.trials(), tallies.epochs(), shown.points());
        return sent == ledger && ledger == shown.trials() && shown.points() == tallies.epochs();
    }
}
