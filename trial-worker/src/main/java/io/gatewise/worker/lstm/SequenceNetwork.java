package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;

/** A network with its weights and its optimizer's state. For one thread: the one that made it. */
public interface SequenceNetwork extends AutoCloseable {

    /** The step size from the next {@link #fit} on. */
    void learningRate(double rate);

    /**
     * One gradient step.
     *
     * @return the batch's loss before the step, scaled, without the penalties of weights; not finite if the training
     *         diverged
     * @throws TooLargeException if memory doesn't suffice
     */
    double fit(Batch batch);

    /**
     * What the network says, scaled; of classes their probabilities. As {@link Batch#y}: sample b, output o at
     * {@code b * O + o}, or at each step t at {@code (t * B + b) * O + o}. Dropout and noise are off.
     *
     * @return the network's own buffer, at least {@code batch.labelRows() * O} long, good until the next call
     * @throws TooLargeException if memory doesn't suffice
     */
    float[] predict(Batch batch);

    /** The number of weights, biases included. */
    long parameters();

    /** A copy of all weights, in DL4J's order. */
    float[] weights();

    /** Puts earlier weights back; the optimizer's state stays. */
    void restore(float[] weights);

    /** Writes layers, weights and the optimizer's state as DL4J's own zip, replacing what was there. */
    void write(Path file) throws IOException;

    /** Writes all that the next step depends on: weights, the optimizer's state, the state of randomness. */
    void save(DataOutput out) throws IOException;

    /**
     * Puts back what {@link #save} wrote of a network with the same plan.
     *
     * @throws IOException if it is damaged or was written by a network of other sizes
     */
    void load(DataInput in) throws IOException;

    /** Frees its memory. */
    @Override
    void close();
}
