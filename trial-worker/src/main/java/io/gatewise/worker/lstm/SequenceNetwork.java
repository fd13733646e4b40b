package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.io.IOException;
import java.nio.file.Path;

/** A network with its weights and its optimizer's state. For one thread: the one that made it. */
public interface SequenceNetwork extends AutoCloseable {

    /**
     * One gradient step.
     *
     * @return the batch's loss before the step, scaled; not finite if the training diverged
     * @throws TooLargeException if memory doesn't suffice
     */
    double fit(Batch batch);

    /**
     * What the network says, scaled: sample b, output h at {@code b * H + h}. Dropout is off.
     *
     * @throws TooLargeException if memory doesn't suffice
     */
    float[] predict(Batch batch);

    /** The number of weights, biases included. */
    long parameters();

    /** A copy of all weights. */
    float[] weights();

    /** Puts earlier weights back; the optimizer's state stays. */
    void restore(float[] weights);

    /** Writes layers, weights and the optimizer's state as DL4J's own zip, replacing what was there. */
    void write(Path file) throws IOException;

    /** Frees its memory. */
    @Override
    void close();
}
