package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Kernels;

/**
 * How the steps of a batch are cut into chunks, and where each lies in a buffer.
 *
 * <p>A chunk has some whole steps, few enough that its gates are still in the second cache when the gradient of the weights is
 * taken from them. It holds vector after vector, each for all rows of the chunk.
 */
final class Chunks {

    /** Of a chunk at most, but for a step that has more; from 96 to 320 speed is the same. */
    private static final int ROWS = 160;

    private final int lanes;
    private int size;
    private int steps;
    private int chunkSteps = 1;

    Chunks(int lanes) {
        this.lanes = lanes;
    }

    /** For a batch all of whose steps are kept. */
    void all(int newSize, int newSteps) {
        size = newSize;
        steps = newSteps;
        chunkSteps = Math.max(1, ROWS / newSize);
    }

    /** For a batch of which the newest step alone is kept. */
    void newest(int newSize) {
        size = newSize;
        steps = 1;
        chunkSteps = 1;
    }

    /** How long a buffer of so many vectors is. */
    int length(int vectors) {
        return Kernels.LEAD + ((steps - 1) / chunkSteps + 1) * vectors * panel();
    }

    /** How far the vectors of a chunk lie apart. */
    int panel() {
        return chunkSteps * size * lanes;
    }

    /** Where a step's first row lies in the first of so many vectors. */
    int place(int step, int vectors) {
        int kept = Math.min(step, steps - 1);
        return Kernels.LEAD + (kept / chunkSteps * vectors * chunkSteps + kept % chunkSteps) * size * lanes;
    }

    /** The first step of a step's chunk. */
    int first(int step) {
        return step / chunkSteps * chunkSteps;
    }

    /** The last step of a step's chunk. */
    int last(int step) {
        return Math.min(first(step) + chunkSteps, steps) - 1;
    }
}
