package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.worker.data.Batch;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Dl4jMemoryTest {

    /** Of a megabyte that each may leave behind; it is collected at 64. */
    private static final int NETWORKS = 150;

    @Test
    void collectsTheHeapNowAndThenNotForEachNetwork() {
        var engine = new Dl4jEngine();
        NetworkPlan plan = Plans.of(new NetworkShape(1, 1, 2, 1, false, Head.LAST), Loss.Kind.SQUARED);
        Batch batch = Batches.even(plan.shape(), Loss.Kind.SQUARED, 2, 3, 1);
        long before = wholeCollections();

        for (int i = 0; i < NETWORKS; i++) {
            try (SequenceNetwork network = engine.create(plan)) {
                network.fit(batch);
            }
        }

        assertThat(wholeCollections() - before).isBetween(2L, NETWORKS / 10L);
    }

    private static long wholeCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> Arrays.stream(collector.getMemoryPoolNames())
                        .anyMatch(pool -> pool.contains("Old") || pool.contains("Tenured")))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
