package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Milliseconds a step of each engine, measured in turns so that a busy machine hits all alike. */
final class Speed {

    private static final int ROUNDS = 21;
    private static final double WARM_UP_SECONDS = 4;
    private static final double ROUND_SECONDS = 0.04;

    private Speed() {}

    static void print(boolean withDl4j) {
        System.out.printf("%-20s%12s%12s%12s%10s%8s%n", "shape", "fused ms", "libtorch ms", "dl4j ms", "ratio", "goal");
        for (Shape shape : Shape.ALL) {
            print(shape, withDl4j);
        }
    }

    private static void print(Shape shape, boolean withDl4j) {
        Batch batch = shape.data(1);
        try (Contender fused = Contender.of("fused", shape);
                Contender torch = Contender.of("libtorch", shape);
                Contender dl4j = withDl4j ? Contender.of("dl4j", shape) : null) {
            List<Contender> all = withDl4j ? List.of(fused, torch, dl4j) : List.of(fused, torch);
            int[] steps = new int[all.size()];
            for (int c = 0; c < steps.length; c++) {
                steps[c] = warmUp(all.get(c), batch);
            }
            double[][] milliseconds = new double[all.size()][ROUNDS];
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int c = 0; c < steps.length; c++) {
                    milliseconds[c][round] = time(all.get(c), batch, steps[c]);
                }
                ratios[round] = milliseconds[0][round] / milliseconds[1][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-20s%12.3f%12.3f%12s%10.2f%8.2f%n",
                    shape.text(),
                    median(milliseconds[0]),
                    median(milliseconds[1]),
                    withDl4j ? String.format(Locale.ROOT, "%.1f", median(milliseconds[2])) : "-",
                    median(ratios),
                    shape.goal());
        }
    }

    /** Runs until the compilers are done; tells how many steps make a round. */
    private static int warmUp(Contender contender, Batch batch) {
        stepsFor(WARM_UP_SECONDS, contender, batch);
        // counted when warm: the first steps take a hundred times as long
        return Math.max(1, stepsFor(ROUND_SECONDS, contender, batch));
    }

    private static int stepsFor(double seconds, Contender contender, Batch batch) {
        long start = System.nanoTime();
        int steps = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            contender.step(batch);
            steps++;
        }
        return steps;
    }

    private static double time(Contender contender, Batch batch, int steps) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            contender.step(batch);
        }
        return (System.nanoTime() - start) / 1e6 / steps;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
