package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of R rows with a panel of N vectors: {@code out[n][r] = sum over j of a[r][j] * w[j][n]}, added to
 * {@code out} where {@code add}. Vectors of {@code out} lie {@code panel} apart.
 *
 * <p>Each tile is written out: only so do its sums stay in registers. More rows a tile than these need more addresses than
 * there are registers for them.
 */
final class ProductTiles {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int V = VectorKernels.SPECIES.length();

    private ProductTiles() {}

    private static FloatVector start(float[] out, int at, boolean add) {
        return add ? FloatVector.fromArray(SPECIES, out, at) : FloatVector.zero(SPECIES);
    }

    static void product4x4(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        FloatVector c01 = start(out, to + panel, add);
        FloatVector c02 = start(out, to + 2 * panel, add);
        FloatVector c03 = start(out, to + 3 * panel, add);
        FloatVector c10 = start(out, to + V, add);
        FloatVector c11 = start(out, to + panel + V, add);
        FloatVector c12 = start(out, to + 2 * panel + V, add);
        FloatVector c13 = start(out, to + 3 * panel + V, add);
        FloatVector c20 = start(out, to + 2 * V, add);
        FloatVector c21 = start(out, to + panel + 2 * V, add);
        FloatVector c22 = start(out, to + 2 * panel + 2 * V, add);
        FloatVector c23 = start(out, to + 3 * panel + 2 * V, add);
        FloatVector c30 = start(out, to + 3 * V, add);
        FloatVector c31 = start(out, to + panel + 3 * V, add);
        FloatVector c32 = start(out, to + 2 * panel + 3 * V, add);
        FloatVector c33 = start(out, to + 3 * panel + 3 * V, add);
        int a1 = at + stride;
        int a2 = at + 2 * stride;
        int a3 = at + 3 * stride;
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + V);
            FloatVector v2 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + 2 * V);
            FloatVector v3 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + 3 * V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = VectorKernels.spread(a[a1 + j]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = VectorKernels.spread(a[a2 + j]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
            FloatVector x3 = VectorKernels.spread(a[a3 + j]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            c33 = x3.fma(v3, c33);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
        c02.intoArray(out, to + 2 * panel);
        c03.intoArray(out, to + 3 * panel);
        c10.intoArray(out, to + V);
        c11.intoArray(out, to + panel + V);
        c12.intoArray(out, to + 2 * panel + V);
        c13.intoArray(out, to + 3 * panel + V);
        c20.intoArray(out, to + 2 * V);
        c21.intoArray(out, to + panel + 2 * V);
        c22.intoArray(out, to + 2 * panel + 2 * V);
        c23.intoArray(out, to + 3 * panel + 2 * V);
        c30.intoArray(out, to + 3 * V);
        c31.intoArray(out, to + panel + 3 * V);
        c32.intoArray(out, to + 2 * panel + 3 * V);
        c33.intoArray(out, to + 3 * panel + 3 * V);
    }

    static void product4x2(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        FloatVector c01 = start(out, to + panel, add);
        FloatVector c10 = start(out, to + V, add);
        FloatVector c11 = start(out, to + panel + V, add);
        FloatVector c20 = start(out, to + 2 * V, add);
        FloatVector c21 = start(out, to + panel + 2 * V, add);
        FloatVector c30 = start(out, to + 3 * V, add);
        FloatVector c31 = start(out, to + panel + 3 * V, add);
        int a1 = at + stride;
        int a2 = at + 2 * stride;
        int a3 = at + 3 * stride;
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * 2 * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, wAt + j * 2 * V + V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = VectorKernels.spread(a[a1 + j]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = VectorKernels.spread(a[a2 + j]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = VectorKernels.spread(a[a3 + j]);
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

    static void product4x1(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        FloatVector c10 = start(out, to + V, add);
        FloatVector c20 = start(out, to + 2 * V, add);
        FloatVector c30 = start(out, to + 3 * V, add);
        int a1 = at + stride;
        int a2 = at + 2 * stride;
        int a3 = at + 3 * stride;
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
            FloatVector x1 = VectorKernels.spread(a[a1 + j]);
            c10 = x1.fma(v0, c10);
            FloatVector x2 = VectorKernels.spread(a[a2 + j]);
            c20 = x2.fma(v0, c20);
            FloatVector x3 = VectorKernels.spread(a[a3 + j]);
            c30 = x3.fma(v0, c30);
        }
        c00.intoArray(out, to);
        c10.intoArray(out, to + V);
        c20.intoArray(out, to + 2 * V);
        c30.intoArray(out, to + 3 * V);
    }

    static void product1x4(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        FloatVector c01 = start(out, to + panel, add);
        FloatVector c02 = start(out, to + 2 * panel, add);
        FloatVector c03 = start(out, to + 3 * panel, add);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + V);
            FloatVector v2 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + 2 * V);
            FloatVector v3 = FloatVector.fromArray(SPECIES, w, wAt + j * 4 * V + 3 * V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
        c02.intoArray(out, to + 2 * panel);
        c03.intoArray(out, to + 3 * panel);
    }

    static void product1x2(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        FloatVector c01 = start(out, to + panel, add);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * 2 * V);
            FloatVector v1 = FloatVector.fromArray(SPECIES, w, wAt + j * 2 * V + V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        c00.intoArray(out, to);
        c01.intoArray(out, to + panel);
    }

    static void product1x1(
            int[] a, int at, int stride, int k, float[] w, int wAt, float[] out, int to, int panel, boolean add) {
        FloatVector c00 = start(out, to, add);
        for (int j = 0; j < k; j++) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, w, wAt + j * V);
            FloatVector x0 = VectorKernels.spread(a[at + j]);
            c00 = x0.fma(v0, c00);
        }
        c00.intoArray(out, to);
    }
}
