package io.gatewise.worker.data;

/**
 * Some samples, scaled.
 *
 * @param size    B, the number of samples
 * @param steps   T
 * @param inputs  C
 * @param outputs H
 * @param x       what the network sees, time-major: step t, sample b, input c at {@code (t * B + b) * C + c}
 * @param y       what it should say: sample b, output h at {@code b * H + h}
 */
public record Batch(int size, int steps, int inputs, int outputs, float[] x, float[] y) {}
