package io.gatewise.worker.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What is done value by value, in the processor's widest vectors; {@link Kernels} says what each does.
 *
 * <p>Small loops: a large one leaves vectors behind as objects.
 */
abstract class VectorGates implements Kernels {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

    private static final int V = SPECIES.length();
    private static final int ROW = LeftRows.BLOCK;

    /** The product of two exponentials of at most this is finite; sigmoid and tanh differ from 0 and 1 by 1e-18 there. */
    private static final float HALF_RANGE = 42;

    /** exp(x) for x in [-87, 87]: 2^n * exp(r), r in [-ln 2 / 2, ln 2 / 2]; relative error about 1e-7. */
    private static FloatVector exp(FloatVector x) {
        FloatVector shifted =
                x.fma(FloatVector.broadcast(SPECIES, Exp.LOG2_E), FloatVector.broadcast(SPECIES, Exp.ROUND));
        FloatVector n = shifted.sub(Exp.ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -Exp.LN2), x);
        FloatVector y = FloatVector.broadcast(SPECIES, Exp.C6)
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C5))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C4))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C3))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C2))
                .fma(r, FloatVector.broadcast(SPECIES, 1))
                .fma(r, FloatVector.broadcast(SPECIES, 1));
        // n sits in the low bits of shifted; moved to the exponent's place it multiplies by 2^n
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return y.reinterpretAsInts().add(power).reinterpretAsFloats();
    }

    /** exp(x) - 1 for x in [-87, 87], to the last digits for small x too: 2^n (exp(r) - 1) + (2^n - 1). */
    private static FloatVector expLessOne(FloatVector x) {
        FloatVector shifted =
                x.fma(FloatVector.broadcast(SPECIES, Exp.LOG2_E), FloatVector.broadcast(SPECIES, Exp.ROUND));
        FloatVector n = shifted.sub(Exp.ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -Exp.LN2), x);
        FloatVector y = FloatVector.broadcast(SPECIES, Exp.C6)
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C5))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C4))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C3))
                .fma(r, FloatVector.broadcast(SPECIES, Exp.C2))
                .fma(r, FloatVector.broadcast(SPECIES, 1))
                .mul(r);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector scale = one.reinterpretAsInts().add(power).reinterpretAsFloats();
        return y.fma(scale, scale.sub(one));
    }

    private static FloatVector clamped(FloatVector x, float limit) {
        VectorMask<Float> above = x.compare(VectorOperators.GT, limit);
        FloatVector cut = x.blend(limit, above);
        return cut.blend(-limit, cut.compare(VectorOperators.LT, -limit));
    }

    @Override
    public void forward(
            float[] gates,
            int at,
            int panel,
            float[] before,
            int beforeAt,
            float[] c,
            float[] tanhC,
            int cAt,
            int[] h,
            int hAt,
            int stride,
            int rows) {
        sigmoids(gates, at + panel, at + 2 * panel, rows * V);
        input(gates, at, at + 3 * panel, rows * V);
        if (before == null) {
            firstStates(gates, at, at + 3 * panel, c, cAt, rows * V);
        } else {
            states(gates, at, panel, before, beforeAt, c, cAt, rows * V);
        }
        outputs(gates, at + 2 * panel, c, tanhC, cAt, h, hAt, stride, rows);
    }

    /** Two at a time, as they share a division: 1 / a = b / (a b). */
    private static void sigmoids(float[] z, int at, int at2, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = 0; j < n; j += V) {
            FloatVector a = exp(clamped(
                            FloatVector.fromArray(SPECIES, z, at + j).neg(), HALF_RANGE))
                    .add(one);
            FloatVector b = exp(clamped(
                            FloatVector.fromArray(SPECIES, z, at2 + j).neg(), HALF_RANGE))
                    .add(one);
            FloatVector inverse = one.div(a.mul(b));
            inverse.mul(b).intoArray(z, at + j);
            inverse.mul(a).intoArray(z, at2 + j);
        }
    }

    /** The candidate's tanh(x) = (exp(2 x) - 1) / (exp(2 x) + 1) and the input gate's sigmoid. */
    private static void input(float[] z, int at, int at2, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int j = 0; j < n; j += V) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, at + j);
            FloatVector e = expLessOne(clamped(x.add(x), HALF_RANGE));
            FloatVector a = e.add(2);
            FloatVector b = exp(clamped(
                            FloatVector.fromArray(SPECIES, z, at2 + j).neg(), HALF_RANGE))
                    .add(one);
            FloatVector inverse = one.div(a.mul(b));
            inverse.mul(b).mul(e).intoArray(z, at + j);
            inverse.mul(a).intoArray(z, at2 + j);
        }
    }

    private static void firstStates(float[] gates, int g, int i, float[] c, int cAt, int n) {
        for (int j = 0; j < n; j += V) {
            FloatVector.fromArray(SPECIES, gates, g + j)
                    .mul(FloatVector.fromArray(SPECIES, gates, i + j))
                    .intoArray(c, cAt + j);
        }
    }

    private static void states(
            float[] gates, int at, int panel, float[] before, int beforeAt, float[] c, int cAt, int n) {
        for (int j = 0; j < n; j += V) {
            FloatVector g = FloatVector.fromArray(SPECIES, gates, at + j);
            FloatVector f = FloatVector.fromArray(SPECIES, gates, at + panel + j);
            FloatVector i = FloatVector.fromArray(SPECIES, gates, at + 3 * panel + j);
            f.fma(FloatVector.fromArray(SPECIES, before, beforeAt + j), g.mul(i))
                    .intoArray(c, cAt + j);
        }
    }

    private static void outputs(
            float[] gates, int o, float[] c, float[] tanhC, int cAt, int[] h, int hAt, int stride, int rows) {
        for (int r = 0; r < rows; r++) {
            FloatVector x = FloatVector.fromArray(SPECIES, c, cAt + r * V);
            FloatVector e = expLessOne(clamped(x.add(x), HALF_RANGE));
            FloatVector t = e.div(e.add(2));
            t.intoArray(tanhC, cAt + r * V);
            t.mul(FloatVector.fromArray(SPECIES, gates, o + r * V))
                    .reinterpretAsInts()
                    .intoArray(h, hAt + r * stride);
        }
    }

    @Override
    public void backward(
            float[] gates,
            int at,
            int panel,
            float[] tanhC,
            int cAt,
            float[] before,
            int beforeAt,
            float[] dh,
            int dhAt,
            float[] passed,
            int passedAt,
            float[] dc,
            int dcAt,
            int n) {
        for (int j = 0; j < n; j += V) {
            FloatVector o = FloatVector.fromArray(SPECIES, gates, at + 2 * panel + j);
            FloatVector t = FloatVector.fromArray(SPECIES, tanhC, cAt + j);
            FloatVector above = FloatVector.fromArray(SPECIES, dh, dhAt + j);
            FloatVector d = passed == null ? above : above.add(FloatVector.fromArray(SPECIES, passed, passedAt + j));
            FloatVector dO = d.mul(o);
            FloatVector dState = FloatVector.fromArray(SPECIES, dc, dcAt + j);
            // do * t * o * (1 - o) and dc + do * o * (1 - t^2)
            dO.mul(t).mul(FloatVector.broadcast(SPECIES, 1).sub(o)).intoArray(gates, at + 2 * panel + j);
            dO.mul(FloatVector.broadcast(SPECIES, 1).sub(t.mul(t))).add(dState).intoArray(dc, dcAt + j);
        }
        for (int j = 0; j < n; j += V) {
            FloatVector dState = FloatVector.fromArray(SPECIES, dc, dcAt + j);
            FloatVector g = FloatVector.fromArray(SPECIES, gates, at + j);
            FloatVector i = FloatVector.fromArray(SPECIES, gates, at + 3 * panel + j);
            FloatVector di = dState.mul(i);
            di.mul(FloatVector.broadcast(SPECIES, 1).sub(g.mul(g))).intoArray(gates, at + j);
            di.mul(g).mul(FloatVector.broadcast(SPECIES, 1).sub(i)).intoArray(gates, at + 3 * panel + j);
        }
        for (int j = 0; j < n; j += V) {
            FloatVector dState = FloatVector.fromArray(SPECIES, dc, dcAt + j);
            FloatVector f = FloatVector.fromArray(SPECIES, gates, at + panel + j);
            FloatVector df = dState.mul(f);
            df.intoArray(dc, dcAt + j);
            FloatVector c =
                    before == null ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, before, beforeAt + j);
            df.mul(c).mul(FloatVector.broadcast(SPECIES, 1).sub(f)).intoArray(gates, at + panel + j);
        }
    }

    @Override
    public void copyRows(float[] from, int at, LeftRows to, int column, int rows) {
        int[] bits = to.bits();
        int place = to.place(0, column);
        for (int r = 0; r < rows; r++) {
            FloatVector.fromArray(SPECIES, from, at + r * V).reinterpretAsInts().intoArray(bits, place + r * ROW);
        }
    }
}
