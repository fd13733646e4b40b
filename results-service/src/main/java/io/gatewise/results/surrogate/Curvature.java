package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.CholeskyFactor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Second derivatives of minus the log posterior by hyper-parameters, where it is lowest. They change little from one
 * observation to the next, so they are kept: they lead the search for the next mode, and the draws around it.
 *
 * @param observations how many there were
 * @param triangle     the symmetric matrix of m rows, row by row from the first column to the diagonal
 */
public record Curvature(int observations, double[] triangle) {

    public Curvature {
        triangle = triangle.clone();
        if (!Arrays.stream(triangle).allMatch(Double::isFinite) || triangle.length != size(rows(triangle.length))) {
            throw new IllegalArgumentException("need a triangle of finite numbers, got " + Arrays.toString(triangle));
        }
    }

    static Curvature of(int observations, double[][] matrix) {
        var triangle = new double[size(matrix.length)];
        int next = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k <= i; k++) {
                triangle[next++] = matrix[i][k];
            }
        }
        return new Curvature(observations, triangle);
    }

    /** m. */
    int rows() {
        return rows(triangle.length);
    }

    /** The factor of the matrix, made positive definite; empty if that needs more than any prior could add. */
    Optional<CholeskyFactor> factor() {
        for (double ridge = 0.3; ridge < 1e6; ridge *= 4) { // 0.3: about the prior's own
            Optional<CholeskyFactor> factor = CholeskyFactor.of(matrix(ridge));
            if (factor.isPresent()) {
                return factor;
            }
        }
        return Optional.empty();
    }

    /** The inverse of the matrix, made positive definite: m rows of length m. */
    Optional<double[][]> inverse() {
        return factor().map(factor -> {
            double[][] inverse = factor.lowerInverse();
            for (int i = 0; i < inverse.length; i++) {
                for (int k = 0; k < i; k++) {
                    inverse[k][i] = inverse[i][k];
                }
            }
            return inverse;
        });
    }

    private double[][] matrix(double ridge) {
        int m = rows();
        var matrix = new double[m][m];
        int next = 0;
        for (int i = 0; i < m; i++) {
            for (int k = 0; k <= i; k++) {
                matrix[i][k] = triangle[next];
                matrix[k][i] = triangle[next++];
            }
            matrix[i][i] += ridge;
        }
        return matrix;
    }

    private static int size(int rows) {
        return rows * (rows + 1) / 2;
    }

    private static int rows(int size) {
        return (int) Math.sqrt(2.0 * size);
    }
}
