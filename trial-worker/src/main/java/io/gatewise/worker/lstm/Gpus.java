package io.gatewise.worker.lstm;

import java.util.List;

/**
 * The GPUs that ND4J's backend trains on: none where the backend is the CPU's.
 *
 * @param all by number
 */
public record Gpus(List<Gpu> all) {

    public Gpus {
        all = List.copyOf(all);
    }

    /** One card; what it tells is asked anew each time. */
    public interface Gpu {

        /** All memory that it has. */
        long totalBytes();

        /** The memory that nobody holds, this process or another. */
        long freeBytes();
    }

    /** The backend's. */
    public static Gpus ofBackend() {
        return new Gpus(Dl4jGpus.all());
    }
}
