package io.gatewise.worker.lstm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees what networks hold outside of the heap. {@link MultiLayerNetwork#close} does, too, but collects the whole heap each time
 * for the few arrays that nothing closes; a worker has Kafka's and the data's objects there, so that costs more than small
 * networks' training. Here it is collected once those arrays may be many.
 */
final class Dl4jMemory {

    /** What nothing closes may come to so much, in bytes, before the heap is collected. */
    private static final long MOST_LEFT = 64L << 20;

    /** Copies of the weights that stay behind when a network is made, read or written, and closed. */
    private static final int COPIES_LEFT = 8;

    /** What else may stay behind of a network, in bytes: many small arrays. */
    private static final long SMALL_ONES = 1L << 20;

    private static final AtomicLong LEFT = new AtomicLong();

    private Dl4jMemory() {}

    /** Ends a network's use. */
    static void free(MultiLayerNetwork network) {
        long left = SMALL_ONES + network.numParams() * Float.BYTES * COPIES_LEFT;
        Updater updater = network.getUpdater(false);
        Stream.of(
                        network.params(),
                        network.getFlattenedGradients(),
                        updater == null ? null : updater.getStateViewArray())
                .filter(array -> array != null && array.closeable())
                .forEach(INDArray::close);
        // they are as large as this network's largest batch, and the thread's next network has another size; to destroy
        // all by one
        // call would collect the heap, too
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
        if (LEFT.addAndGet(left) > MOST_LEFT) {
            LEFT.set(0);
            System.gc();
        }
    }
}
