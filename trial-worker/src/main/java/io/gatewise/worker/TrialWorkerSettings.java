package io.gatewise.worker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** What can be set for a worker. */
@ConfigMapping(prefix = "trial-worker")
public interface TrialWorkerSettings {

    /** How many trials this worker trains at once, one thread each; without it, one a processor core. */
    OptionalInt slots();

    /** How often a running attempt says that it is alive; the ledger misses it after three of these. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How much memory data sets may take that were read before. */
    @WithDefault("256M")
    MemorySize dataCache();

    /** A trial whose training would take more memory than this is infeasible: too large. */
    @WithDefault("1G")
    MemorySize trialMemory();

    /**
     * At the end of an epoch a trial writes down where it stands, if the last time was at least so many seconds ago; 0 for
     * each epoch. What a worker loses when it dies is trained again. Epochs that take more than a quarter of a stop's seconds
     * are each written down.
     */
    @WithDefault("30")
    @Min(0)
    @Max(86400)
    int checkpointSeconds();

    /**
     * How many seconds a stop waits for the runs to be given back. For half of it a run may go on to its epoch's end and write
     * down where it stands there.
     */
    @WithDefault("10")
    @Min(1)
    @Max(600)
    int stopSeconds();

    /** The number of slots in force. */
    default int slotsInForce() {
        return slots().orElse(Runtime.getRuntime().availableProcessors());
    }
}
