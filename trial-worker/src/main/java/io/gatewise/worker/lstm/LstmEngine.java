package io.gatewise.worker.lstm;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.NetworkSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes networks and trains them on its own way. Safe for several threads, each with networks of its own. */
public interface LstmEngine {

    /** The name in specs. */
    String name();

    /** Does once what the first use would wait for, and sees to it that a network takes one thread. */
    void warmUp();

    /**
     * A new network. The same plan gives the same weights, and the same steps thereafter, whatever other
     * threads do.
     *
     * @throws IllegalArgumentException if the engine cannot do what the plan asks; it says what
     * @throws TooLargeException        if memory doesn't suffice
     */
    SequenceNetwork create(NetworkPlan plan);

    /**
     * A network from DL4J's own zip.
     *
     * @throws IOException if it isn't one, or holds layers that this engine doesn't know
     */
    SequenceNetwork read(Path file) throws IOException;

    /**
     * How many bytes a training holds at once, beside the data.
     *
     * @param judging batches that judge after each epoch
     */
    long trainingBytes(NetworkSize network, Learning learning, Batches training, Batches judging);

    /** Version by name of the libraries that compute. */
    Map<String, String> libraries();
}
