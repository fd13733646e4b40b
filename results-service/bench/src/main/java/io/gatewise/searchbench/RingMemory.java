package io.gatewise.searchbench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The heap of results-service, on a running stack, while it knows many studies and some with very many trials go on: those
 * take turns at telling and asking, so that each is wanted while the others have trials too.
 */
final class RingMemory {

    private static final int CALLERS = 4;
    private static final int TURNS = 3;
    private static final int TRIALS_OF_OTHERS = 3;
    private static final double MEBI = 1024.0 * 1024;

    private final RingClient ring;
    private final RingClient management;

    /**
     * Measures there.
     *
     * @param origin     where users' requests go
     * @param management where results-service shows its metrics
     */
    RingMemory(String origin, String management) {
        this.ring = new RingClient(origin);
        this.management = new RingClient(management);
    }

    /** Fills the stack, drives it, and prints the least and the most heap that was in use meanwhile. */
    void print(int studies, int active, int trials) throws IOException, InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<String> driven = new ArrayList<>();
        try {
            var filled = new ArrayList<Callable<String>>();
            for (int i = 0; i < studies - active; i++) {
                filled.add(() -> filled("random", TRIALS_OF_OTHERS, TRIALS_OF_OTHERS));
            }
            for (Future<String> study : callers.invokeAll(filled)) {
                study.get();
            }
            System.out.printf(Locale.ROOT, "%d studies, heap in use %s%n", studies - active, heap());
            var large = new ArrayList<Callable<String>>();
            for (int i = 0; i < active; i++) {
                large.add(() -> filled("bayesian", trials - TURNS, trials));
            }
            for (Future<String> study : callers.invokeAll(large)) {
                driven.add(study.get());
            }
        } finally {
            callers.shutdownNow();
        }
        System.out.printf(Locale.ROOT, "and %d with %d trials, heap in use %s%n", active, trials - TURNS, heap());
        drive(driven);
    }

    private void drive(List<String> studies) throws IOException, InterruptedException {
        double least = Double.MAX_VALUE;
        double most = 0;
        long start = System.nanoTime();
        for (int turn = 0; turn < TURNS; turn++) {
            for (String study : studies) {
                ring.tell(study, ring.ask(study));
                double used = gauge("jvm_memory_used_bytes{area=\"heap\"");
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d asks of %d studies in turn, %.1f s each: heap in use %.0f to %.0f MB of %.0f MB%n",
                TURNS * studies.size(),
                studies.size(),
                (System.nanoTime() - start) / 1e9 / (TURNS * studies.size()),
                least / MEBI,
                most / MEBI,
                gauge("jvm_memory_max_bytes{area=\"heap\"") / MEBI);
    }

    /** A study with so many imported trials. */
    private String filled(String algorithm, int trials, int most) throws IOException, InterruptedException {
        String study = ring.create(algorithm, most + TURNS);
        for (int i = 0; i < trials; i++) {
            double a = (i * 0.618034) % 1;
            int c = 1 + i * 37 % 100;
            ring.post(
                    "/api/v1/studies/" + study + "/trials",
                    String.format(
                            Locale.ROOT,
                            "{\"configuration\": {\"a\": %.6f, \"b\": 0.01, \"c\": %d}, \"state\": \"complete\","
                                    + " \"value\": %.6f}",
                            a,
                            c,
                            (a - 0.3) * (a - 0.3) + c * 0.001));
        }
        return study;
    }

    private String heap() throws IOException, InterruptedException {
        return String.format(Locale.ROOT, "%.0f MB", gauge("jvm_memory_used_bytes{area=\"heap\"") / MEBI);
    }

    /** The sum of the samples that begin so. */
    private double gauge(String beginning) throws IOException, InterruptedException {
        return management
                .text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> value > 0)
                .sum();
    }
}
