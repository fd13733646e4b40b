package io.gatewise.worker.kernel;

/**
 * A transposed matrix times another, added: {@code g[n][m] += sum over rows r of a[r][m] * d[n][r]}.
 *
 * <p>Some rows at a time are turned, and the product's kernel does the rest: as they lie, the columns of {@code a} would share
 * few places of the first cache.
 */
public final class OuterProduct {

    private final Kernels kernels;
    private final LeftRows turned = new LeftRows();

    public OuterProduct(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Adds the product.
     *
     * @param rows    how many rows are summed over
     * @param row     the first of them in {@code a}
     * @param m       how many columns of {@code a} take part, from 0 on
     * @param d       vector n, row r, lane l at {@code dAt + n * dPanel + r * V + l}
     * @param vectors how many
     * @param g       vector n, row m, lane l at {@code to + (n * columns + m) * V + l}; modified
     */
    public void add(
            int rows, LeftRows a, int row, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to) {
        int lanes = kernels.lanes();
        for (int from = 0; from < rows; from += LeftRows.BLOCK) {
            int count = Math.min(LeftRows.BLOCK, rows - from);
            turned.turn(a, row + from, count, m);
            kernels.product(m, turned, 0, count, d, dAt + from * lanes, dPanel, vectors, g, to, m * lanes, true);
        }
    }
}
