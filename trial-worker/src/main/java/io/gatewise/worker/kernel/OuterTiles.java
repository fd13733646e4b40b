package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposed products of R columns with N vectors: {@code out[n][i] = sum over rows j of a[j][i] * w[n][j]}.
 *
 * <p>As {@link ProductTiles}, but for where the left operand lies: its rows are summed over as they are, without being turned.
 */
final class OuterTiles {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int V = VectorKernels.SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;

    private OuterTiles() {}

    static void outer8x2(int[] a, int at, int k, float[] w, int wAt, int w1, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        FloatVector c60 = c00;
        FloatVector c61 = c00;
        FloatVector c70 = c00;
        FloatVector c71 = c00;
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, w1 + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = VectorKernels.spread(a[at + j * ROW + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = VectorKernels.spread(a[at + j * ROW + 2]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = VectorKernels.spread(a[at + j * ROW + 3]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = VectorKernels.spread(a[at + j * ROW + 4]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = VectorKernels.spread(a[at + j * ROW + 5]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = VectorKernels.spread(a[at + j * ROW + 6]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            FloatVector x7 = VectorKernels.spread(a[at + j * ROW + 7]);
            c70 = x7.fma(v0, c70);
            c71 = x7.fma(v1, c71);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
        c10.intoArray(out, to + V);
        c11.intoArray(out, to + panel + V);
        c20.intoArray(out, to + 2 * V);
        c21.intoArray(out, to + panel + 2 * V);
        c30.intoArray(out, to + 3 * V);
        c31.intoArray(out, to + panel + 3 * V);
        c40.intoArray(out, to + 4 * V);
        c41.intoArray(out, to + panel + 4 * V);
        c50.intoArray(out, to + 5 * V);
        c51.intoArray(out, to + panel + 5 * V);
        c60.intoArray(out, to + 6 * V);
        c61.intoArray(out, to + panel + 6 * V);
        c70.intoArray(out, to + 7 * V);
        c71.intoArray(out, to + panel + 7 * V);
    }

    static void outer4x2(int[] a, int at, int k, float[] w, int wAt, int w1, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, w1 + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = VectorKernels.spread(a[at + j * ROW + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = VectorKernels.spread(a[at + j * ROW + 2]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = VectorKernels.spread(a[at + j * ROW + 3]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
        c10.intoArray(out, to + V);
        c11.intoArray(out, to + panel + V);
        c20.intoArray(out, to + 2 * V);
        c21.intoArray(out, to + panel + 2 * V);
        c30.intoArray(out, to + 3 * V);
        c31.intoArray(out, to + panel + 3 * V);
    }

    static void outer1x2(int[] a, int at, int k, float[] w, int wAt, int w1, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, w1 + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
    }

    static void outer8x1(int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
            FloatVector x1 = VectorKernels.spread(a[at + j * ROW + 1]);
            c10 = x1.fma(v0, c10);
            FloatVector x2 = VectorKernels.spread(a[at + j * ROW + 2]);
            c20 = x2.fma(v0, c20);
            FloatVector x3 = VectorKernels.spread(a[at + j * ROW + 3]);
            c30 = x3.fma(v0, c30);
            FloatVector x4 = VectorKernels.spread(a[at + j * ROW + 4]);
            c40 = x4.fma(v0, c40);
            FloatVector x5 = VectorKernels.spread(a[at + j * ROW + 5]);
            c50 = x5.fma(v0, c50);
            FloatVector x6 = VectorKernels.spread(a[at + j * ROW + 6]);
            c60 = x6.fma(v0, c60);
            FloatVector x7 = VectorKernels.spread(a[at + j * ROW + 7]);
            c70 = x7.fma(v0, c70);
        }
        c00.intoArray(out, to);
        c10.intoArray(out, to + V);
        c20.intoArray(out, to + 2 * V);
        c30.intoArray(out, to + 3 * V);
        c40.intoArray(out, to + 4 * V);
        c50.intoArray(out, to + 5 * V);
        c60.intoArray(out, to + 6 * V);
        c70.intoArray(out, to + 7 * V);
    }

    static void outer4x1(int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
            FloatVector x1 = VectorKernels.spread(a[at + j * ROW + 1]);
            c10 = x1.fma(v0, c10);
            FloatVector x2 = VectorKernels.spread(a[at + j * ROW + 2]);
            c20 = x2.fma(v0, c20);
            FloatVector x3 = VectorKernels.spread(a[at + j * ROW + 3]);
            c30 = x3.fma(v0, c30);
        }
        c00.intoArray(out, to);
        c10.intoArray(out, to + V);
        c20.intoArray(out, to + 2 * V);
        c30.intoArray(out, to + 3 * V);
    }

    static void outer1x1(int[] a, int at, int k, float[] w, int wAt, float[] out, int to, int panel) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j * ROW]);
            c00 = x0.fma(v0, c00);
        }
        c00.intoArray(out, to);
    }
}
