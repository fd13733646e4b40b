package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of M transposed columns with N vectors: {@code g[m][n] += sum over rows r of a[r][m] * d[n][r]}. Vectors of
 * {@code d} lie {@code dPanel} apart, rows of {@code g} {@code gRow}.
 *
 * <p>Each tile is written out: only so do its sums stay in registers. Methods much larger than these are not compiled to
 * vectors any more: the compiler's limit for inlining ends before.
 */
final class OuterTiles {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int V = VectorKernels.SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;

    private OuterTiles() {}

    static void outer8x2(int rows, int[] a, int at, float[] d, int dAt, int dPanel, float[] g, int to, int gRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, g, to);
        FloatVector c01 = FloatVector.fromArray(SPECIES, g, to + V);
        FloatVector c10 = FloatVector.fromArray(SPECIES, g, to + gRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, g, to + gRow + V);
        FloatVector c20 = FloatVector.fromArray(SPECIES, g, to + 2 * gRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, g, to + 2 * gRow + V);
        FloatVector c30 = FloatVector.fromArray(SPECIES, g, to + 3 * gRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, g, to + 3 * gRow + V);
        FloatVector c40 = FloatVector.fromArray(SPECIES, g, to + 4 * gRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, g, to + 4 * gRow + V);
        FloatVector c50 = FloatVector.fromArray(SPECIES, g, to + 5 * gRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, g, to + 5 * gRow + V);
        FloatVector c60 = FloatVector.fromArray(SPECIES, g, to + 6 * gRow);
        FloatVector c61 = FloatVector.fromArray(SPECIES, g, to + 6 * gRow + V);
        FloatVector c70 = FloatVector.fromArray(SPECIES, g, to + 7 * gRow);
        FloatVector c71 = FloatVector.fromArray(SPECIES, g, to + 7 * gRow + V);
        int d1 = dAt + dPanel;
        for (int r = 0; r < rows; r++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, d, dAt + r * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, d, d1 + r * V);
            FloatVector x0 = VectorKernels.spread(a[at + r * ROW]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = VectorKernels.spread(a[at + r * ROW + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = VectorKernels.spread(a[at + r * ROW + 2]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = VectorKernels.spread(a[at + r * ROW + 3]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = VectorKernels.spread(a[at + r * ROW + 4]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = VectorKernels.spread(a[at + r * ROW + 5]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = VectorKernels.spread(a[at + r * ROW + 6]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            FloatVector x7 = VectorKernels.spread(a[at + r * ROW + 7]);
            c70 = x7.fma(v0, c70);
            c71 = x7.fma(v1, c71);
        }
        c00.intoArray(g, to);
        c01.intoArray(g, to + V);
        c10.intoArray(g, to + gRow);
        c11.intoArray(g, to + gRow + V);
        c20.intoArray(g, to + 2 * gRow);
        c21.intoArray(g, to + 2 * gRow + V);
        c30.intoArray(g, to + 3 * gRow);
        c31.intoArray(g, to + 3 * gRow + V);
        c40.intoArray(g, to + 4 * gRow);
        c41.intoArray(g, to + 4 * gRow + V);
        c50.intoArray(g, to + 5 * gRow);
        c51.intoArray(g, to + 5 * gRow + V);
        c60.intoArray(g, to + 6 * gRow);
        c61.intoArray(g, to + 6 * gRow + V);
        c70.intoArray(g, to + 7 * gRow);
        c71.intoArray(g, to + 7 * gRow + V);
    }

    static void outer8x1(int rows, int[] a, int at, float[] d, int dAt, int dPanel, float[] g, int to, int gRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, g, to);
        FloatVector c10 = FloatVector.fromArray(SPECIES, g, to + gRow);
        FloatVector c20 = FloatVector.fromArray(SPECIES, g, to + 2 * gRow);
        FloatVector c30 = FloatVector.fromArray(SPECIES, g, to + 3 * gRow);
        FloatVector c40 = FloatVector.fromArray(SPECIES, g, to + 4 * gRow);
        FloatVector c50 = FloatVector.fromArray(SPECIES, g, to + 5 * gRow);
        FloatVector c60 = FloatVector.fromArray(SPECIES, g, to + 6 * gRow);
        FloatVector c70 = FloatVector.fromArray(SPECIES, g, to + 7 * gRow);
        for (int r = 0; r < rows; r++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, d, dAt + r * V);
            FloatVector x0 = VectorKernels.spread(a[at + r * ROW]);
            c00 = x0.fma(v0, c00);
            FloatVector x1 = VectorKernels.spread(a[at + r * ROW + 1]);
            c10 = x1.fma(v0, c10);
            FloatVector x2 = VectorKernels.spread(a[at + r * ROW + 2]);
            c20 = x2.fma(v0, c20);
            FloatVector x3 = VectorKernels.spread(a[at + r * ROW + 3]);
            c30 = x3.fma(v0, c30);
            FloatVector x4 = VectorKernels.spread(a[at + r * ROW + 4]);
            c40 = x4.fma(v0, c40);
            FloatVector x5 = VectorKernels.spread(a[at + r * ROW + 5]);
            c50 = x5.fma(v0, c50);
            FloatVector x6 = VectorKernels.spread(a[at + r * ROW + 6]);
            c60 = x6.fma(v0, c60);
            FloatVector x7 = VectorKernels.spread(a[at + r * ROW + 7]);
            c70 = x7.fma(v0, c70);
        }
        c00.intoArray(g, to);
        c10.intoArray(g, to + gRow);
        c20.intoArray(g, to + 2 * gRow);
        c30.intoArray(g, to + 3 * gRow);
        c40.intoArray(g, to + 4 * gRow);
        c50.intoArray(g, to + 5 * gRow);
        c60.intoArray(g, to + 6 * gRow);
        c70.intoArray(g, to + 7 * gRow);
    }

    static void outer1x2(int rows, int[] a, int at, float[] d, int dAt, int dPanel, float[] g, int to, int gRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, g, to);
        FloatVector c01 = FloatVector.fromArray(SPECIES, g, to + V);
        int d1 = dAt + dPanel;
        for (int r = 0; r < rows; r++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, d, dAt + r * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, d, d1 + r * V);
            FloatVector x0 = VectorKernels.spread(a[at + r * ROW]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        c00.intoArray(g, to);
        c01.intoArray(g, to + V);
    }

    static void outer1x1(int rows, int[] a, int at, float[] d, int dAt, int dPanel, float[] g, int to, int gRow) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, g, to);
        for (int r = 0; r < rows; r++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, d, dAt + r * V);
            FloatVector x0 = VectorKernels.spread(a[at + r * ROW]);
            c00 = x0.fma(v0, c00);
        }
        c00.intoArray(g, to);
    }
}
