package io.gatewise.results.numeric;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/** The lower triangular L with L Lᵀ = K, for a symmetric positive definite K of n rows. */
public final class CholeskyFactor {

    private final int n;
    private final double[] lower;

    private CholeskyFactor(int n, double[] lower) {
        this.n = n;
        this.lower = lower;
    }

    /**
     * Factorises K.
     *
     * @param matrix n × n, row-major, symmetric; overwritten and kept
     * @return empty if K is not positive definite in double precision, or not finite
     */
    public static Optional<CholeskyFactor> of(double[] matrix, int n) {
        var inner = new CholeskyDecompositionInner_DDRM(true);
        var wrapped = DMatrixRMaj.wrap(n, n, matrix);
        if (!inner.decompose(wrapped)) {
            return Optional.empty();
        }
        double[] lower = inner.getT().data;
        for (int i = 0; i < n; i++) {
            if (!(lower[i * n + i] > 0 && lower[i * n + i] <= Double.MAX_VALUE)) {
                return Optional.empty();
            }
        }
        return Optional.of(new CholeskyFactor(n, lower));
    }

    /** The number of rows. */
    public int rows() {
        return n;
    }

    /** ½ log |K|: the sum of the diagonal's logarithms. */
    public double halfLogDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(lower[i * n + i]);
        }
        return sum;
    }

    /** Overwrites b, length n, with L⁻¹ b. */
    public void solveLower(double[] b) {
        TriangularSolver_DDRM.solveL(lower, b, n);
    }

    /** Overwrites b, length n, with L⁻ᵀ b. */
    public void solveUpper(double[] b) {
        TriangularSolver_DDRM.solveTranL(lower, b, n);
    }

    /**
     * Overwrites B, n × width, row-major, with L⁻¹ B: many right-hand sides at once, several times faster than
     * one after the other.
     */
    public void solveLower(double[] columns, int width) {
        for (int i = 0; i < n; i++) {
            int to = i * width;
            int row = i * n;
            int k = 0;
            for (; k + 3 < i; k += 4) { // four rows at once: a quarter of the loads and stores of the target
                double f0 = lower[row + k];
                double f1 = lower[row + k + 1];
                double f2 = lower[row + k + 2];
                double f3 = lower[row + k + 3];
                int from = k * width;
                for (int c = 0; c < width; c++) {
                    columns[to + c] -= f0 * columns[from + c]
                            + f1 * columns[from + width + c]
                            + f2 * columns[from + 2 * width + c]
                            + f3 * columns[from + 3 * width + c];
                }
            }
            for (; k < i; k++) {
                double factor = lower[row + k];
                for (int c = 0; c < width; c++) {
                    columns[to + c] -= factor * columns[k * width + c];
                }
            }
            double scale = 1 / lower[row + i];
            for (int c = 0; c < width; c++) {
                columns[to + c] *= scale;
            }
        }
    }

    /** K⁻¹, n × n, row-major. */
    public double[] inverse() {
        var inverse = new double[n * n];
        // L⁻¹ row by row, then K⁻¹ = L⁻ᵀ L⁻¹
        var root = new double[n * n];
        for (int i = 0; i < n; i++) {
            root[i * n + i] = 1;
            for (int k = 0; k < i; k++) {
                double factor = lower[i * n + k];
                for (int c = 0; c <= k; c++) {
                    root[i * n + c] -= factor * root[k * n + c];
                }
            }
            double scale = 1 / lower[i * n + i];
            for (int c = 0; c <= i; c++) {
                root[i * n + c] *= scale;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i <= k; i++) {
                double factor = root[k * n + i];
                for (int c = 0; c <= i; c++) {
                    inverse[i * n + c] += factor * root[k * n + c];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < i; c++) {
                inverse[c * n + i] = inverse[i * n + c];
            }
        }
        return inverse;
    }
}
