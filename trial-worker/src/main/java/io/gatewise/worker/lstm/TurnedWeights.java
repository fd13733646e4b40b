package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;

/** Some rows of a matrix turned to columns, as a backward pass multiplies with them. */
final class TurnedWeights {

    private final Kernels kernels;
    private final int at;
    private final int rows;
    private final int vectors;
    private final int lanes;
    private final int firstRow;
    private final int count;
    private float[] values = {};

    /**
     * The rows {@code firstRow} to {@code firstRow + count - 1} of a matrix.
     *
     * @param at      where the matrix begins among all weights
     * @param rows    how many rows it has
     * @param vectors how many vectors wide it is
     */
    TurnedWeights(Kernels kernels, int at, int rows, int vectors, int firstRow, int count) {
        this.kernels = kernels;
        this.at = at;
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = kernels.lanes();
        this.firstRow = firstRow;
        this.count = count;
    }

    /**
     * Rows times the turned matrix, as {@link Kernels#product} does it.
     *
     * @param samples how many rows, from 0 on
     */
    void multiply(int samples, LeftRows a, float[] out, int to, int outPanel, boolean add) {
        int width = vectors * lanes;
        int columns = (count + lanes - 1) / lanes;
        kernels.product(samples, a, 0, width, values, Kernels.LEAD, width * lanes, columns, out, to, outPanel, add);
    }

    /** Takes the weights as they are now. */
    void turn(float[] weights) {
        int width = vectors * lanes;
        int columns = (count + lanes - 1) / lanes;
        if (values.length == 0) {
            values = new float[Kernels.LEAD + width * columns * lanes];
        }
        for (int vector = 0; vector < vectors; vector++) {
            for (int i = 0; i < count; i++) {
                int from = at + (vector * rows + firstRow + i) * lanes;
                int to = Kernels.LEAD + (i / lanes * width + vector * lanes) * lanes + i % lanes;
                for (int l = 0; l < lanes; l++) {
                    values[to + l * lanes] = weights[from + l];
                }
            }
        }
    }
}
