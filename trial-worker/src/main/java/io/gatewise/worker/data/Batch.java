package io.gatewise.worker.data;

import java.util.Arrays;

/**
 * Some samples, scaled, in buffers that are used again for the next ones: they may be longer than what is in use.
 *
 * <p>Shapes: B samples, T steps (the longest one's), C inputs, O outputs. Time-major, as the kernels read it. For one
 * thread.
 */
public final class Batch {

    private final int inputs;
    private final int outputs;
    private final boolean eachStep;
    private int size;
    private int steps;
    private float[] x = {};
    private float[] y = {};
    private float[] weights = {};
    private int[] lengths = {};

    /**
     * An empty batch.
     *
     * @param inputs   C
     * @param outputs  O
     * @param eachStep whether there is something to say at each step, or once a sample
     */
    public Batch(int inputs, int outputs, boolean eachStep) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.eachStep = eachStep;
    }

    /** Makes room: inputs and labels are 0, each sample is as long as the batch, each weight is 1. */
    public void reset(int newSize, int newSteps) {
        size = newSize;
        steps = newSteps;
        int rows = newSize * newSteps;
        int labels = eachStep ? rows : newSize;
        x = cleared(x, rows * inputs);
        y = cleared(y, labels * outputs);
        weights = cleared(weights, labels);
        Arrays.fill(weights, 0, labels, 1);
        if (lengths.length < newSize) {
            lengths = new int[newSize];
        }
        Arrays.fill(lengths, 0, newSize, newSteps);
    }

    private static float[] cleared(float[] buffer, int length) {
        if (buffer.length < length) {
            return new float[length];
        }
        Arrays.fill(buffer, 0, length, 0);
        return buffer;
    }

    /** B. */
    public int size() {
        return size;
    }

    /** T. */
    public int steps() {
        return steps;
    }

    /** C. */
    public int inputs() {
        return inputs;
    }

    /** O. */
    public int outputs() {
        return outputs;
    }

    /** Whether there is something to say at each step. */
    public boolean eachStep() {
        return eachStep;
    }

    /** How many rows of labels: T * B or B. */
    public int labelRows() {
        return eachStep ? steps * size : size;
    }

    /** What the network sees: step t, sample b, input c at {@code (t * B + b) * C + c}; 0 after a sample's end. */
    public float[] x() {
        return x;
    }

    /**
     * What it should say: sample b, output o at {@code b * O + o}, or at each step t at {@code (t * B + b) * O + o}.
     * Classes are one-hot.
     */
    public float[] y() {
        return y;
    }

    /** How much each label row counts in the loss, at least 0: at {@code b}, or {@code t * B + b}. */
    public float[] weights() {
        return weights;
    }

    /** How many steps each sample has, 1 to T. */
    public int[] lengths() {
        return lengths;
    }
}
