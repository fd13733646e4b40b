package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import java.util.Locale;

/** Whether the engines compute the same: equal weights, equal batches, the losses of twenty steps. */
final class Agreement {

    private static final int STEPS = 20;

    private Agreement() {}

    static void print() {
        for (Shape shape : Shape.ALL) {
            try (Contender fused = Contender.of("fused", shape);
                    Contender torch = Contender.of("libtorch", shape)) {
                torch.restore(fused.weights());
                double largest = 0;
                for (int step = 0; step < STEPS; step++) {
                    Batch batch = shape.data(step);
                    largest = Math.max(largest, Math.abs(fused.step(batch) - torch.step(batch)));
                }
                System.out.printf(
                        Locale.ROOT,
                        "%-20s largest difference of losses in %d steps: %.1e, goal 1e-4%n",
                        shape.text(),
                        STEPS,
                        largest);
            }
        }
    }
}
