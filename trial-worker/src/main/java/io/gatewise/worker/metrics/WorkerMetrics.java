package io.gatewise.worker.metrics;

import io.gatewise.worker.TrialWorkerSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The worker's counters, gauges and timers. */
@ApplicationScoped
public class WorkerMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger busySlots = new AtomicInteger();
    private final Timer epochs;
    private final Timer checkpoints;
    private final Counter checkpointFailures;

    @Inject
    WorkerMetrics(MeterRegistry registry, TrialWorkerSettings settings) {
        this.registry = registry;
        Gauge.builder("gatewise.worker.slots", settings, TrialWorkerSettings::slotsInForce)
                .description("How many trials this worker trains at once")
                .register(registry);
        Gauge.builder("gatewise.worker.busy.slots", busySlots, AtomicInteger::get)
                .description("How many slots train at the moment")
                .register(registry);
        this.epochs = Timer.builder("gatewise.worker.epoch.duration")
                .description("Wall time of the epochs that ended, validation included")
                .register(registry);
        this.checkpoints = Timer.builder("gatewise.worker.checkpoint.duration")
                .description("Wall time of the checkpoints that were written; training waits for them")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        this.checkpointFailures = Counter.builder("gatewise.worker.checkpoint.failures")
                .description("Checkpoints that could not be written, or old ones not removed")
                .register(registry);
    }

    /** A slot begins to train. */
    public void runBegan() {
        busySlots.incrementAndGet();
    }

    /** The slot is free again; {@code state} as in the attempt's end. */
    public void runEnded(String state) {
        busySlots.decrementAndGet();
        registry.counter("gatewise.worker.attempts", "state", state).increment();
    }

    /** An epoch ended. */
    public void epochEnded(double seconds) {
        epochs.record(Duration.ofNanos((long) (seconds * 1e9)));
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
