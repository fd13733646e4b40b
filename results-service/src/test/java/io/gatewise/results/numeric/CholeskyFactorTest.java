package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {

    private static final int N = 40;

    private static double[] positiveDefinite() {
        var random = new SplittableRandom(3);
        double[] root = random.doubles((long) N * N).toArray();
        var matrix = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) {
                    matrix[i * N + j] += root[i * N + k] * root[j * N + k];
                }
            }
            matrix[i * N + i] += 1;
        }
        return matrix;
    }

    @Test
    void inverseTimesMatrixIsTheIdentity() {
        double[] matrix = positiveDefinite();
        double[] inverse = CholeskyFactor.of(matrix.clone(), N).orElseThrow().inverse();

        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double product = 0;
                for (int k = 0; k < N; k++) {
                    product += inverse[i * N + k] * matrix[k * N + j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }

    @Test
    void solvesManyRightHandSidesLikeOneAfterTheOther() {
        CholeskyFactor factor = CholeskyFactor.of(positiveDefinite(), N).orElseThrow();
        int width = 5;
        double[] columns = new SplittableRandom(4).doubles((long) N * width).toArray();
        var single = new double[N];
        for (int i = 0; i < N; i++) {
            single[i] = columns[i * width + 3];
        }

        factor.solveLower(columns, width);
        factor.solveLower(single);

        for (int i = 0; i < N; i++) {
            assertThat(columns[i * width + 3]).isCloseTo(single[i], within(1e-12));
        }
    }

    @Test
    void refusesAMatrixThatIsNotPositiveDefinite() {
        assertThat(CholeskyFactor.of(new double[] {1, 2, 2, 1}, 2)).isEmpty();
        assertThat(CholeskyFactor.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2))
                .isEmpty();
    }
}
