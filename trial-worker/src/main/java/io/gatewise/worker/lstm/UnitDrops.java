package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.LeftRows;

/**
 * Recurrent dropout of one half: which units reach the next step, for each sample the same at all steps (Gal &amp;
 * Ghahramani 2016).
 *
 * <p>Shapes: B samples, q groups of V lanes; a value of each unit at {@code (q * B + b) * V + l}.
 */
final class UnitDrops {

    private final int groups;
    private final int lanes;
    private int size;
    private float[] factors = {};
    private boolean any;

    UnitDrops(int groups, int lanes) {
        this.groups = groups;
        this.lanes = lanes;
    }

    /** All units reach the next step. */
    void none() {
        any = false;
    }

    /**
     * Some units reach the next step.
     *
     * @return to be filled for each sample and unit: 0, or one over the share that stays
     */
    float[] some(int newSize) {
        any = true;
        size = newSize;
        factors = Floats.grown(factors, groups * size * lanes);
        return factors;
    }

    /**
     * Writes the outputs of one step to where the next step reads them.
     *
     * @param samples how many
     * @param from    bits of the first sample's n units at {@code at}, the next one's {@code stride} further
     * @param to      from {@code row} and {@code column} on
     */
    void handOn(int samples, int[] from, int at, int stride, LeftRows to, int row, int column, int n) {
        for (int b = 0; b < samples; b++) {
            if (any) {
                copy(from, at + b * stride, to, row + b, column, n, b);
            } else {
                to.copy(from, at + b * stride, row + b, column, n);
            }
        }
    }

    private void copy(int[] from, int at, LeftRows to, int row, int column, int n, int sample) {
        for (int u = 0; u < n; u++) {
            float h = Float.intBitsToFloat(from[at + u]);
            float factor = factors[((u / lanes) * size + sample) * lanes + u % lanes];
            to.set(row, column + u, h * factor);
        }
    }

    /** Turns the gradient of what the next step read, from {@code at} on, into that of the outputs. */
    void dropGradient(float[] gradient, int at) {
        if (any) {
            for (int j = 0; j < groups * size * lanes; j++) {
                gradient[at + j] *= factors[j];
            }
        }
    }
}
