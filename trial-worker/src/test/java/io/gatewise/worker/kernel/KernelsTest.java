package io.gatewise.worker.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {

    /** Single precision over some hundred terms. */
    private static final Offset<Double> ROUNDING = within(2e-5);

    private final SplittableRandom random = new SplittableRandom(1);

    static Stream<Kernels> all() {
        return Stream.of(Kernels.best(), new PlainKernels());
    }

    @Test
    void takesVectorsWhereTheModuleIsThere() {
        assertThat(Kernels.best().name()).startsWith("vector");
    }

    @ParameterizedTest
    @MethodSource("all")
    void multipliesRowsWithAMatrixOfAnySize(Kernels kernels) {
        int v = kernels.lanes();
        for (int rows : new int[] {1, 3, 4, 9, 14}) {
            for (int vectors = 1; vectors <= 7; vectors++) {
                int k = vectors == 5 ? 300 : 5 + rows;
                LeftRows a = leftRows(rows + 2, k + 1);
                float[] w = numbers(v + vectors * (k + 3) * v);
                float[] out = numbers(2 + vectors * rows * v);
                float[] before = out.clone();

                kernels.product(rows, a, 2, k, w, v, (k + 3) * v, vectors, out, 2, rows * v, true);

                for (int n = 0; n < vectors; n++) {
                    for (int i = 0; i < rows * v; i++) {
                        double sum = before[2 + n * rows * v + i];
                        for (int j = 0; j < k; j++) {
                            sum += at(a, 2 + i / v, j) * w[v + (n * (k + 3) + j) * v + i % v];
                        }
                        assertThat((double) out[2 + n * rows * v + i]).isCloseTo(sum, ROUNDING);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void replacesWhatWasThereWhereNotToldToAdd(Kernels kernels) {
        int v = kernels.lanes();
        LeftRows a = leftRows(5, 200);
        float[] w = numbers(3 * 200 * v);
        float[] fresh = new float[3 * 5 * v];
        float[] used = numbers(3 * 5 * v);

        kernels.product(5, a, 0, 200, w, 0, 200 * v, 3, fresh, 0, 5 * v, false);
        kernels.product(5, a, 0, 200, w, 0, 200 * v, 3, used, 0, 5 * v, false);

        assertThat(used).containsExactly(fresh);
    }

    @ParameterizedTest
    @MethodSource("all")
    void addsATransposedProductOverManyRows(Kernels kernels) {
        int v = kernels.lanes();
        int rows = 300;
        for (int vectors = 1; vectors <= 7; vectors++) {
            int m = vectors == 3 ? 261 : 11;
            LeftRows a = leftRows(rows, m);
            float[] d = numbers(vectors * rows * v);
            float[] g = new float[vectors * m * v];

            kernels.outer(rows, a, 0, m, d, 0, rows * v, vectors, g, 0);

            for (int n = 0; n < vectors; n++) {
                for (int i = 0; i < m * v; i++) {
                    double sum = 0;
                    for (int r = 0; r < rows; r++) {
                        sum += at(a, r, i / v) * d[(n * rows + r) * v + i % v];
                    }
                    float found = g[(n * m + i / v) * v + i % v];
                    assertThat((double) found).isCloseTo(sum, within(2e-4));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void knowsGatesStatesAndOutputsFromEndToEnd(Kernels kernels) {
        int rows = 64;
        int n = rows * kernels.lanes();
        float[] in = new float[4 * n];
        for (int i = 0; i < in.length; i++) {
            in[i] = (i * 7 % n - n / 2) * 240f / n;
        }
        float[] before = numbers(n);
        float[] c = new float[n];
        float[] tanh = new float[n];
        float[] gates = in.clone();
        int[] h = new int[n];

        kernels.forward(gates, 0, n, before, 0, c, tanh, 0, h, 0, kernels.lanes(), rows);

        for (int i = 0; i < n; i++) {
            assertThat((double) gates[i]).isCloseTo(Math.tanh(in[i]), within(3e-7));
            for (int gate = 1; gate < 4; gate++) {
                assertThat((double) gates[gate * n + i]).isCloseTo(sigmoid(in[gate * n + i]), within(3e-7));
            }
            double state = gates[n + i] * before[i] + gates[i] * gates[3 * n + i];
            assertThat((double) c[i]).isCloseTo(state, within(3e-7));
            assertThat((double) tanh[i]).isCloseTo(Math.tanh(c[i]), within(3e-7));
            assertThat(Float.intBitsToFloat(h[i])).isEqualTo(gates[2 * n + i] * tanh[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsTheDigitsOfSmallCandidatesAndStates(Kernels kernels) {
        int n = 24 * kernels.lanes();
        float[] gates = new float[4 * n];
        for (int i = 0; i < n; i++) {
            gates[i] = (i % 2 == 0 ? 1 : -1) * (float) Math.pow(10, -6.0 * i / n);
            gates[3 * n + i] = 40; // an open input gate
        }
        float[] candidates = gates.clone();
        float[] c = new float[n];
        float[] tanh = new float[n];

        kernels.forward(gates, 0, n, null, 0, c, tanh, 0, new int[n], 0, kernels.lanes(), 24);

        for (int i = 0; i < n; i++) {
            assertThat(gates[i] / Math.tanh(candidates[i])).isCloseTo(1, within(4e-7));
            assertThat(tanh[i] / Math.tanh(c[i])).isCloseTo(1, within(4e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void startsFromNoStateWhereThereIsNoStepBefore(Kernels kernels) {
        int n = 2 * kernels.lanes();
        float[] gates = numbers(4 * n);
        float[] c = numbers(n);

        kernels.forward(gates, 0, n, null, 0, c, new float[n], 0, new int[n], 0, kernels.lanes(), 2);

        for (int i = 0; i < n; i++) {
            assertThat(c[i]).isEqualTo(gates[i] * gates[3 * n + i]);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void letsNotANumberThrough(Kernels kernels) {
        int n = kernels.lanes();
        for (int gate = 0; gate < 4; gate++) {
            float[] gates = new float[4 * n];
            gates[gate * n + 1] = Float.NaN;
            float[] before = new float[n];
            int[] h = new int[n];

            kernels.forward(gates, 0, n, before, 0, new float[n], new float[n], 0, h, 0, n, 1);

            assertThat(gates[gate * n + 1]).isNaN();
            assertThat(Float.intBitsToFloat(h[1])).isNaN();
            assertThat(Float.intBitsToFloat(h[0])).isZero();
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private LeftRows leftRows(int rows, int columns) {
        var left = new LeftRows();
        left.reset(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                left.set(row, column, (float) (2 * random.nextDouble() - 1));
            }
        }
        return left;
    }

    private float[] numbers(int n) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    private static double at(LeftRows left, int row, int column) {
        return Float.intBitsToFloat(left.bits()[left.place(row, column)]);
    }
}
