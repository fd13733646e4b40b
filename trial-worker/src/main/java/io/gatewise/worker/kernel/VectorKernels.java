package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Kernels in the processor's widest vectors. Needs the module {@code jdk.incubator.vector}. */
final class VectorKernels extends VectorGates {

    private static final int V = SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;

    /** Rows whose panel stays in the first cache while the outer product runs over all columns. */
    private static final int OUTER_BLOCK = 128;

    @Override
    public int lanes() {
        return V;
    }

    @Override
    public String name() {
        return "vector " + SPECIES.vectorBitSize() + " bit";
    }

    /** The float with these bits in every lane; only loads of ints are folded into the instruction that spreads them. */
    static FloatVector spread(int bits) {
        return IntVector.broadcast(INTS, bits).reinterpretAsFloats();
    }

    @Override
    public void product(
            int rows,
            LeftRows a,
            int row,
            int k,
            float[] w,
            int wAt,
            int wRows,
            int vectors,
            float[] out,
            int to,
            int outPanel,
            boolean add) {
        int n = 0;
        while (n < vectors) {
            int width = Panels.width(n, vectors);
            int panel = wAt + n * wRows * V;
            // a block of columns at a time: the panel's part for it stays in the first cache while all rows pass over
            // it
            for (int from = 0; from < k; from += LeftRows.BLOCK) {
                int part = Math.min(LeftRows.BLOCK, k - from);
                int at = a.place(row, from);
                int wFrom = panel + from * width * V;
                boolean sum = add || from > 0;
                int target = to + n * outPanel;
                if (width == 2) {
                    pair(rows, a.bits(), at, part, w, wFrom, out, target, outPanel, sum);
                } else {
                    single(rows, a.bits(), at, part, w, wFrom, out, target, outPanel, sum);
                }
            }
            n += width;
        }
    }

    private static void pair(
            int rows, int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        int r = 0;
        for (; r + 8 <= rows; r += 8) {
            if (add) {
                ProductTiles.add8x2(a, at + r * ROW, k, w, wAt, out, to + r * V, panel);
            } else {
                ProductTiles.product8x2(a, at + r * ROW, k, w, wAt, out, to + r * V, panel);
            }
        }
        if (r + 4 <= rows) {
            ProductTiles.product4x2(a, at + r * ROW, k, w, wAt, out, to + r * V, panel, add);
            r += 4;
        }
        for (; r < rows; r++) {
            ProductTiles.product1x2(a, at + r * ROW, k, w, wAt, out, to + r * V, panel, add);
        }
    }

    private static void single(
            int rows, int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        int r = 0;
        for (; r + 8 <= rows; r += 8) {
            ProductTiles.product8x1(a, at + r * ROW, k, w, wAt, out, to + r * V, panel, add);
        }
        if (r + 4 <= rows) {
            ProductTiles.product4x1(a, at + r * ROW, k, w, wAt, out, to + r * V, panel, add);
            r += 4;
        }
        for (; r < rows; r++) {
            ProductTiles.product1x1(a, at + r * ROW, k, w, wAt, out, to + r * V, panel, add);
        }
    }

    @Override
    public void addOuter(
            int rows, LeftRows a, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to, int gRows) {
        for (int from = 0; from < rows; from += OUTER_BLOCK) {
            int count = Math.min(OUTER_BLOCK, rows - from);
            for (int column = 0; column < m; column += LeftRows.BLOCK) {
                int part = Math.min(LeftRows.BLOCK, m - column);
                int at = a.place(from, column);
                outerBlock(count, a.bits(), at, column, part, d, dAt + from * V, dPanel, vectors, g, to, gRows);
            }
        }
    }

    private static void outerBlock(
            int rows,
            int[] a,
            int at,
            int firstRow,
            int m,
            float[] d,
            int dAt,
            int dPanel,
            int vectors,
            float[] g,
            int to,
            int gRows) {
        for (int n = 0; n < vectors; n++) {
            int first = Panels.first(n);
            int gRow = Panels.width(first, vectors) * V;
            int gAt = to + first * gRows * V + (n - first) * V + firstRow * gRow;
            int dFrom = dAt + n * dPanel;
            int i = 0;
            if (gRow > V) {
                for (; i + 8 <= m; i += 8) {
                    OuterTiles.outer8x2(rows, a, at + i, d, dFrom, dPanel, g, gAt + i * gRow, gRow);
                }
                for (; i < m; i++) {
                    OuterTiles.outer1x2(rows, a, at + i, d, dFrom, dPanel, g, gAt + i * gRow, gRow);
                }
                n++;
            } else {
                for (; i + 8 <= m; i += 8) {
                    OuterTiles.outer8x1(rows, a, at + i, d, dFrom, dPanel, g, gAt + i * gRow, gRow);
                }
                for (; i < m; i++) {
                    OuterTiles.outer1x1(rows, a, at + i, d, dFrom, dPanel, g, gAt + i * gRow, gRow);
                }
            }
        }
    }
}
