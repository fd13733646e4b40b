package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Kernels in the processor's widest vectors. Needs the module {@code jdk.incubator.vector}. */
final class VectorKernels extends VectorGates {

    private static final int V = SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;
    private static final int TILE_ROWS = 8;
    private static final int HALF_TILE_ROWS = 4;

    /** Rows that {@link #outer} sums over at once: what a pair of vectors has of them stays in the first cache. */
    private static final int OUTER_ROWS = 160;

    /** Sums of a tile, on their way to where they are added. */
    private final float[] tile = new float[Kernels.LEAD + 2 * TILE_ROWS * V];

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
            int wPanel,
            int vectors,
            float[] out,
            int to,
            int outPanel,
            boolean add) {
        for (int from = 0; from < k; from += LeftRows.BLOCK) {
            int part = Math.min(LeftRows.BLOCK, k - from);
            int at = a.place(row, from);
            boolean sum = add || from > 0;
            for (int n = 0; n < vectors; n += 2) {
                int wFrom = wAt + n * wPanel + from * V;
                int target = to + n * outPanel;
                if (n + 1 < vectors) {
                    pair(rows, a.bits(), at, part, w, wFrom, wFrom + wPanel, out, target, outPanel, sum);
                } else {
                    single(rows, a.bits(), at, part, w, wFrom, out, target, outPanel, sum);
                }
            }
        }
    }

    private void pair(
            int rows, int[] a, int at, int k, float[] w, int wAt, int w1, float[] out, int to, int panel, boolean add) {
        float[] sums = add ? tile : out;
        int r = 0;
        for (int n; r < rows; r += n) {
            n = tileRows(rows - r);
            int first = at + r * ROW;
            int place = add ? LEAD : to + r * V;
            int apart = add ? TILE_ROWS * V : panel;
            switch (n) {
                case TILE_ROWS -> ProductTiles.product8x2(a, first, k, w, wAt, w1, sums, place, apart);
                case HALF_TILE_ROWS -> ProductTiles.product4x2(a, first, k, w, wAt, w1, sums, place, apart);
                default -> ProductTiles.product1x2(a, first, k, w, wAt, w1, sums, place, apart);
            }
            if (add) {
                plus(tile, LEAD, out, to + r * V, n);
                plus(tile, LEAD + apart, out, to + r * V + panel, n);
            }
        }
    }

    private void single(
            int rows, int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        float[] sums = add ? tile : out;
        int r = 0;
        for (int n; r < rows; r += n) {
            n = tileRows(rows - r);
            int first = at + r * ROW;
            int place = add ? LEAD : to + r * V;
            switch (n) {
                case TILE_ROWS -> ProductTiles.product8x1(a, first, k, w, wAt, sums, place, panel);
                case HALF_TILE_ROWS -> ProductTiles.product4x1(a, first, k, w, wAt, sums, place, panel);
                default -> ProductTiles.product1x1(a, first, k, w, wAt, sums, place, panel);
            }
            if (add) {
                plus(tile, LEAD, out, to + r * V, n);
            }
        }
    }

    @Override
    public void outer(
            int rows, LeftRows a, int row, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to) {
        for (int done = 0; done < rows; done += OUTER_ROWS) {
            int count = Math.min(OUTER_ROWS, rows - done);
            outerPart(count, a, row + done, m, d, dAt + done * V, dPanel, vectors, g, to);
        }
    }

    private void outerPart(
            int count, LeftRows a, int row, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to) {
        int gPanel = m * V;
        for (int from = 0; from < m; from += LeftRows.BLOCK) {
            int part = Math.min(LeftRows.BLOCK, m - from);
            int at = a.place(row, from);
            for (int n = 0; n < vectors; n += 2) {
                if (n + 1 < vectors) {
                    outerPair(
                            part,
                            a.bits(),
                            at,
                            count,
                            d,
                            dAt + n * dPanel,
                            dAt + (n + 1) * dPanel,
                            g,
                            to + n * gPanel + from * V,
                            gPanel);
                } else {
                    outerSingle(part, a.bits(), at, count, d, dAt + n * dPanel, g, to + n * gPanel + from * V);
                }
            }
        }
    }

    private void outerPair(int m, int[] a, int at, int k, float[] d, int d0, int d1, float[] g, int to, int panel) {
        int i = 0;
        for (int n; i < m; i += n) {
            n = tileRows(m - i);
            switch (n) {
                case TILE_ROWS -> OuterTiles.outer8x2(a, at + i, k, d, d0, d1, tile, LEAD, TILE_ROWS * V);
                case HALF_TILE_ROWS -> OuterTiles.outer4x2(a, at + i, k, d, d0, d1, tile, LEAD, TILE_ROWS * V);
                default -> OuterTiles.outer1x2(a, at + i, k, d, d0, d1, tile, LEAD, TILE_ROWS * V);
            }
            plus(tile, LEAD, g, to + i * V, n);
            plus(tile, LEAD + TILE_ROWS * V, g, to + i * V + panel, n);
        }
    }

    private void outerSingle(int m, int[] a, int at, int k, float[] d, int d0, float[] g, int to) {
        int i = 0;
        for (int n; i < m; i += n) {
            n = tileRows(m - i);
            switch (n) {
                case TILE_ROWS -> OuterTiles.outer8x1(a, at + i, k, d, d0, tile, LEAD, TILE_ROWS * V);
                case HALF_TILE_ROWS -> OuterTiles.outer4x1(a, at + i, k, d, d0, tile, LEAD, TILE_ROWS * V);
                default -> OuterTiles.outer1x1(a, at + i, k, d, d0, tile, LEAD, TILE_ROWS * V);
            }
            plus(tile, LEAD, g, to + i * V, n);
        }
    }

    private static int tileRows(int left) {
        return left >= TILE_ROWS ? TILE_ROWS : left >= HALF_TILE_ROWS ? HALF_TILE_ROWS : 1;
    }

    private static void plus(float[] sums, int at, float[] out, int to, int rows) {
        for (int r = 0; r < rows; r++) {
            FloatVector.fromArray(SPECIES, out, to + r * V)
                    .add(FloatVector.fromArray(SPECIES, sums, at + r * V))
                    .intoArray(out, to + r * V);
        }
    }
}
