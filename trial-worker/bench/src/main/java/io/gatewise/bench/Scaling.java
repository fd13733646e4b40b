package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What two trials at once reach of twice one trial's speed: ours as two threads of one process, as a worker trains them,
 * libtorch's as two processes.
 */
final class Scaling {

    private static final int ROUNDS = 5;
    private static final double SECONDS = 3;

    /** Two threads at once wait longer for the compiler. */
    private static final double WARM_UP_SECONDS = 6;

    private Scaling() {}

    static void print() throws IOException, InterruptedException, ExecutionException {
        for (Shape shape : new Shape[] {Shape.ALL[0], Shape.ALL[1]}) {
            double[] ours = new double[ROUNDS];
            double[] torch = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = inProcesses("fused", 2, 1, shape) / inProcesses("fused", 1, 1, shape);
                torch[round] = inProcesses("libtorch", 1, 2, shape) / inProcesses("libtorch", 1, 1, shape);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-20s two at once reach %.2f (fused), %.2f (libtorch) times one; ratio %.2f, goal 0.95%n",
                    shape.text(),
                    Speed.median(ours),
                    Speed.median(torch),
                    Speed.median(ours) / Speed.median(torch));
        }
    }

    /** Steps a second of all threads of all processes together. */
    private static double inProcesses(String engine, int threads, int processes, Shape shape)
            throws IOException, InterruptedException {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            started.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-modules=jdk.incubator.vector",
                            "-XX:+IgnoreUnrecognizedVMOptions",
                            "-XX:+UseTransparentHugePages",
                            "-XX:ObjectAlignmentInBytes=64",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Bench.class.getName(),
                            "rate",
                            engine,
                            Integer.toString(threads),
                            shape.text())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        double rate = 0;
        for (Process process : started) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("a measured process failed with " + process.exitValue() + ": " + said);
            }
            rate += Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1));
        }
        return rate;
    }

    /** Prints the steps a second of so many threads. */
    static void rate(String engine, int threads, Shape shape) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Double>> rates = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            rates.add(pool.submit(() -> rate(engine, shape)));
        }
        double sum = 0;
        for (Future<Double> rate : rates) {
            sum += rate.get();
        }
        pool.shutdown();
        System.out.println(sum);
    }

    private static double rate(String engine, Shape shape) {
        Batch batch = shape.data(1);
        try (Contender contender = Contender.of(engine, shape)) {
            steps(contender, batch, WARM_UP_SECONDS);
            return steps(contender, batch, SECONDS) / SECONDS;
        }
    }

    private static long steps(Contender contender, Batch batch, double seconds) {
        long start = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            contender.step(batch);
            steps++;
        }
        return steps;
    }
}
