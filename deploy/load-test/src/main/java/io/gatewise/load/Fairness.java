package io.gatewise.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A study of ten trials, alone and beside one of 10,000 that keeps all workers busy. What was put on the queue topic before is
 * taken first: each of the ten waits for {@code study-service.dispatched-least} others, and for few more, however many there are.
 */
final class Fairness {

    private static final int CROWD = 10_000;
    private static final int FEW = 10;
    private static final int SLOTS = 4;
    private static final Duration TRAINING = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Requests that the queue topic holds for all studies together while workers are busy, by default. */
    private static final int DISPATCHED = 2;

    /** Itself and its share of those before it, and half as much again for what isn't training. */
    private static final double MOST_TIMES = 1.5 * (1 + (double) DISPATCHED / SLOTS);

    private final Plan plan;
    private final Stack stack;

    Fairness(Plan plan, Stack stack) {
        this.plan = plan;
        this.stack = stack;
    }

    /** Whether the ten got their share. */
    boolean holds() throws IOException, InterruptedException {
        stack.ask("POST", "/api/v1/datasets?name=wave", "text/csv", Wave.csv());
        try (var ignoredUntilClosed =
                new Slots(stack.bootstrapServers(), SLOTS, plan.epochs(), TRAINING, new Tallies())) {
            seconds("warm-up");
            double alone = seconds("alone");
            String crowd = stack.create(plan.spec("crowd", CROWD, SLOTS * 10, 1));
            await(() -> stack.trials(crowd).get("running").asInt() == SLOTS);
            long before = stack.trials(crowd).get("completed").asLong();
            double beside = seconds("beside");
            JsonNode after = stack.trials(crowd);
            System.out.printf(
                    Locale.ROOT,
                    "%d trials took %.1f s alone, %.1f s beside a study of %d, which had %d of its own completed meanwhile"
                            + " and %d running%n",
                    FEW,
                    alone,
                    beside,
                    CROWD,
                    after.get("completed").asLong() - before,
                    after.get("running").asLong());
            return after.get("completed").asLong() < CROWD && beside <= MOST_TIMES * alone;
        }
    }

    /** How long a study of a few trials takes. */
    private double seconds(String name) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String few = stack.create(plan.spec(name, FEW, SLOTS, 1));
        await(() -> stack.trials(few).get("completed").asInt() == FEW);
        return (System.nanoTime() - begin) / 1e9;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
