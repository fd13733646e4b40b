package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Panels;

/** Some rows of a matrix in panels turned to columns, as a backward pass multiplies with them. */
final class TurnedWeights {

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
     * @param lanes   V
     */
    TurnedWeights(int at, int rows, int vectors, int lanes, int firstRow, int count) {
        this.at = at;
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.firstRow = firstRow;
        this.count = count;
    }

    /** The turned matrix: a row for each column of the other, one after the other vectors' lanes. */
    float[] values() {
        return values;
    }

    /** Takes the weights as they are now. */
    void turn(float[] weights) {
        int width = vectors * lanes;
        int columns = (count + lanes - 1) / lanes;
        if (values.length == 0) {
            values = new float[width * columns * lanes];
        }
        for (int vector = 0; vector < vectors; vector++) {
            for (int i = 0; i < count; i++) {
                int from = at + Panels.at(firstRow + i, vector, rows, vectors, lanes);
                int column = i / lanes;
                int first = Panels.first(column);
                int step = Panels.width(first, columns) * lanes;
                int to = first * width * lanes + vector * lanes * step + (column - first) * lanes + i % lanes;
                for (int l = 0; l < lanes; l++) {
                    values[to + l * step] = weights[from + l];
                }
            }
        }
    }
}
