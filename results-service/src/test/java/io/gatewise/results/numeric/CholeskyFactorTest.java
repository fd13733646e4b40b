package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {

    private static final int N = 41;

    private static double[][] positiveDefinite() {
        var random = new SplittableRandom(3);
        var root = new double[N][];
        for (int i = 0; i < N; i++) {
            root[i] = random.doubles(N).toArray();
        }
        var matrix = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
            matrix[i][i] += 1;
        }
        return matrix;
    }

    private static double[][] part(double[][] matrix, int rows, int from, int to) {
        return Arrays.stream(matrix, 0, rows)
                .map(row -> Arrays.copyOfRange(row, from, to))
                .toArray(double[][]::new);
    }

    @Test
    void inverseTimesMatrixIsTheIdentity() {
        double[][] matrix = positiveDefinite();
        double[][] inverse = CholeskyFactor.of(positiveDefinite()).orElseThrow().lowerInverse();

        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double product = 0;
                for (int k = 0; k < N; k++) {
                    product += inverse[Math.max(i, k)][Math.min(i, k)] * matrix[k][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }

    @Test
    void solvesBothTriangles() {
        double[][] matrix = positiveDefinite();
        CholeskyFactor factor = CholeskyFactor.of(positiveDefinite()).orElseThrow();
        double[] expected = new SplittableRandom(9).doubles(N).toArray();
        var b = new double[N];
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < N; k++) {
                b[i] += matrix[i][k] * expected[k];
            }
        }

        factor.solveLower(b);
        factor.solveUpper(b);

        assertThat(b).containsExactly(expected, within(1e-10));
    }

    @Test
    void solvesManyRightHandSidesLikeOneAfterTheOther() {
        CholeskyFactor factor = CholeskyFactor.of(positiveDefinite()).orElseThrow();
        var random = new SplittableRandom(4);
        var columns = new double[N][];
        var single = new double[N];
        for (int i = 0; i < N; i++) {
            columns[i] = random.doubles(5).toArray();
            single[i] = columns[i][3];
        }

        factor.solveLower(columns, 5);
        factor.solveLower(single);

        for (int i = 0; i < N; i++) {
            assertThat(columns[i][3]).isCloseTo(single[i], within(1e-12));
        }
    }

    @Test
    void appendedRowsGiveTheFactorOfTheLargerMatrix() {
        double[][] matrix = positiveDefinite();
        int old = N - 3;
        CholeskyFactor whole = CholeskyFactor.of(positiveDefinite()).orElseThrow();
        double[][] cross = part(matrix, old, old, N);
        double[][] diagonal = part(Arrays.copyOfRange(matrix, old, N), 3, old, N);

        CholeskyFactor appended = CholeskyFactor.of(part(matrix, old, 0, old))
                .flatMap(factor -> factor.appended(cross, diagonal))
                .orElseThrow();

        double[] b = new SplittableRandom(5).doubles(N).toArray();
        double[] other = b.clone();
        whole.solveLower(b);
        appended.solveLower(other);
        assertThat(other).containsExactly(b, within(1e-12));
        assertThat(appended.halfLogDeterminant()).isCloseTo(whole.halfLogDeterminant(), within(1e-12));
    }

    @Test
    void refusesAMatrixThatIsNotPositiveDefinite() {
        assertThat(CholeskyFactor.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
        assertThat(CholeskyFactor.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isEmpty();
    }
}
