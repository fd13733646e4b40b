package io.gatewise.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.worker.lstm.Gpus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {

    private static final long GIB = 1L << 30;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkerMetrics metrics = new WorkerMetrics(registry, () -> 2);

    @Test
    void showsTheMemoryOfEachCardAsItIsNow() {
        var free = new AtomicLong(80 * GIB);
        metrics.show(new Gpus(List.of(card(24 * GIB, new AtomicLong(24 * GIB)), card(80 * GIB, free))));

        free.set(60 * GIB);

        assertThat(gauge("gatewise.worker.gpu.memory", "1")).isEqualTo(80.0 * GIB);
        assertThat(gauge("gatewise.worker.gpu.memory.used", "1")).isEqualTo(20.0 * GIB);
        assertThat(gauge("gatewise.worker.gpu.memory.used", "0")).isZero();
    }

    @Test
    void withoutCardsThereIsNothingToShowOfThem() {
        metrics.show(new Gpus(List.of()));

        assertThat(registry.find("gatewise.worker.gpu.memory").gauge()).isNull();
    }

    @Test
    void countsBusySlotsAndEndsByState() {
        metrics.runBegan();
        metrics.runBegan();
        metrics.runEnded("given-back");

        assertThat(registry.get("gatewise.worker.slots").gauge().value()).isEqualTo(2);
        assertThat(registry.get("gatewise.worker.busy.slots").gauge().value()).isEqualTo(1);
        assertThat(registry.get("gatewise.worker.attempts")
                        .tag("state", "given-back")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gatewise.worker.attempts")
                        .tag("state", "completed")
                        .counter()
                        .count())
                .isZero();
    }

    private double gauge(String name, String device) {
        return registry.get(name).tag("device", device).gauge().value();
    }

    private static Gpus.Gpu card(long total, AtomicLong free) {
        return new Gpus.Gpu() {
            @Override
            public long totalBytes() {
                return total;
            }

            @Override
            public long freeBytes() {
                return free.get();
            }
        };
    }
}
