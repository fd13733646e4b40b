package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Kernels in the processor's widest vectors. Needs the module {@code jdk.incubator.vector}. */
final class VectorKernels extends VectorGates {

    private static final int V = SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;
    private static final int TILE_ROWS = 8;
    private static final int HALF_TILE_ROWS = 4;

    /** Sums of a tile, on their way to where they are added. */
    private final float[] tile = new float[2 * TILE_ROWS * V];

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
        for (int n = 0; n < vectors; n += 2) {
            // a block of columns at a time: the matrix' part for it stays in the first cache while all rows pass over
            // it
            for (int from = 0; from < k; from += LeftRows.BLOCK) {
                int part = Math.min(LeftRows.BLOCK, k - from);
                int at = a.place(row, from);
                int wFrom = wAt + n * wPanel + from * V;
                boolean sum = add || from > 0;
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
            int place = add ? 0 : to + r * V;
            int apart = add ? TILE_ROWS * V : panel;
            switch (n) {
                case TILE_ROWS -> ProductTiles.product8x2(a, first, k, w, wAt, w1, sums, place, apart);
                case HALF_TILE_ROWS -> ProductTiles.product4x2(a, first, k, w, wAt, w1, sums, place, apart);
                default -> ProductTiles.product1x2(a, first, k, w, wAt, w1, sums, place, apart);
            }
            if (add) {
                plus(tile, 0, out, to + r * V, n);
                plus(tile, apart, out, to + r * V + panel, n);
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
            int place = add ? 0 : to + r * V;
            switch (n) {
                case TILE_ROWS -> ProductTiles.product8x1(a, first, k, w, wAt, sums, place, panel);
                case HALF_TILE_ROWS -> ProductTiles.product4x1(a, first, k, w, wAt, sums, place, panel);
                default -> ProductTiles.product1x1(a, first, k, w, wAt, sums, place, panel);
            }
            if (add) {
                plus(tile, 0, out, to + r * V, n);
            }
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
