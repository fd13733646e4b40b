package io.gatewise.worker.metrics;

import io.gatewise.worker.TrialWorkerSettings;
import io.gatewise.worker.lstm.Gpus;
import io.gatewise.worker.lstm.Gpus.Gpu;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;

/** The worker's counters, gauges and timers. */
@ApplicationScoped
public class WorkerMetrics {

    private static final List<String> STATES =
            List.of("completed", "infeasible", "failed", "cancelled", "evaluated", "given-back");

    private final MeterRegistry registry;
    private final AtomicInteger busySlots = new AtomicInteger();
    private final Timer epochs;
    private final Timer checkpoints;
    private final Counter checkpointFailures;
    private final Counter samples;

    @Inject
    WorkerMetrics(MeterRegistry registry, TrialWorkerSettings settings) {
        this(registry, settings::slotsInForce);
    }

    /** @param slots how many there are */
    WorkerMetrics(MeterRegistry registry, IntSupplier slots) {
        this.registry = registry;
        Gauge.builder("gatewise.worker.slots", slots, IntSupplier::getAsInt)
                .description("How many trials this worker trains at once")
                .strongReference(true) // nobody else holds it, and a registry alone would forget it
                .register(registry);
        Gauge.builder("gatewise.worker.busy.slots", busySlots, AtomicInteger::get)
                .description("How many slots train at the moment")
                .register(registry);
        this.epochs = Timer.builder("gatewise.worker.epoch.duration")
                .description("Wall time of the epochs that ended, validation included")
                .serviceLevelObjectives(seconds(0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600))
                .register(registry);
        this.samples = Counter.builder("gatewise.worker.samples")
                .description("Samples that the epochs that ended learned from")
                .register(registry);
        this.checkpoints = Timer.builder("gatewise.worker.checkpoint.duration")
                .description("Wall time of the checkpoints that were written; training waits for them")
                .serviceLevelObjectives(seconds(0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60))
                .register(registry);
        this.checkpointFailures = Counter.builder("gatewise.worker.checkpoint.failures")
                .description("Checkpoints that could not be written, or old ones not removed")
                .register(registry);
        STATES.forEach(this::attempts);
    }

    /** Shows what the GPUs tell, from now on. */
    public void show(Gpus gpus) {
        for (int device = 0; device < gpus.all().size(); device++) {
            Gpu gpu = gpus.all().get(device);
            Gauge.builder("gatewise.worker.gpu.memory", gpu, Gpu::totalBytes)
                    .description("All memory of a GPU")
                    .baseUnit("bytes")
                    .tag("device", Integer.toString(device))
                    .strongReference(true)
                    .register(registry);
            Gauge.builder("gatewise.worker.gpu.memory.used", gpu, card -> (double) card.totalBytes() - card.freeBytes())
                    .description("Memory of a GPU that somebody holds, this worker or another process")
                    .baseUnit("bytes")
                    .tag("device", Integer.toString(device))
                    .strongReference(true)
                    .register(registry);
        }
    }

    private Counter attempts(String state) {
        return Counter.builder("gatewise.worker.attempts")
                .description("Attempts that this worker ended, by how")
                .tag("state", state)
                .register(registry);
    }

    private static Duration[] seconds(double... bounds) {
        return DoubleStream.of(bounds)
                .mapToObj(bound -> Duration.ofMillis(Math.round(bound * 1000)))
                .toArray(Duration[]::new);
    }

    /** A slot begins to train. */
    public void runBegan() {
        busySlots.incrementAndGet();
    }

    /** The slot is free again; {@code state} as in the attempt's end. */
    public void runEnded(String state) {
        busySlots.decrementAndGet();
        attempts(state).increment();
    }

    /** An epoch ended. */
    public void epochEnded(double seconds) {
        epochs.record(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** An epoch learned so many samples. */
    public void learned(int count) {
        samples.increment(count);
    }

    /** A checkpoint was written. */
    public void checkpointKept(double seconds) {
        checkpoints.record(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** A checkpoint could not be written or removed. */
    public void checkpointFailed() {
        checkpointFailures.increment();
    }
}
