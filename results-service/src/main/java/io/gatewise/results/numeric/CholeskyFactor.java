package io.gatewise.results.numeric;

import java.util.Arrays;
import java.util.Optional;

/**
 * The lower triangular L with L Lᵀ = K, for a symmetric positive definite K of n rows.
 *
 * <p>Kept as the rows of Lᵀ, so that everything is a sum of rows (see {@link Rows}). Immutable.
 */
public final class CholeskyFactor {

    /** Unknowns that are found together before they leave the others' sums. */
    private static final int BLOCK = 8;

    private final int n;
    private final double[][] upper; // row i: Lᵀ from column i on; what is left of it means nothing
    private final double[][] lower; // row i: L up to column i

    private CholeskyFactor(int n, double[][] upper, double[][] lower) {
        this.n = n;
        this.upper = upper;
        this.lower = lower;
    }

    /**
     * Factorises K.
     *
     * @param matrix n rows of length n, symmetric (only the columns from the diagonal on are read); overwritten
     *               and kept
     * @return empty if K is not positive definite in double precision, or not finite
     */
    public static Optional<CholeskyFactor> of(double[][] matrix) {
        return completed(matrix, new double[0][]);
    }

    /** The first rows of L are known; from there on {@code matrix} still holds K. */
    private static Optional<CholeskyFactor> completed(double[][] matrix, double[][] known) {
        int n = matrix.length;
        double[][] lower = Arrays.copyOf(known, n);
        for (int i = known.length; i < n; i++) {
            var row = new double[i + 1];
            for (int k = 0; k < i; k++) {
                row[k] = matrix[k][i];
            }
            Rows.subtract(matrix[i], matrix, row, 0, i, i, n);
            double pivot = matrix[i][i];
            if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
                return Optional.empty();
            }
            Rows.scale(matrix[i], 1 / Math.sqrt(pivot), i, n);
            row[i] = matrix[i][i];
            lower[i] = row;
        }
        return Optional.of(new CholeskyFactor(n, matrix, lower));
    }

    /**
     * The factor of K with further rows and columns, in O(n²) for each.
     *
     * @param cross    n rows of length m: the new columns of K's old rows; overwritten
     * @param diagonal m rows of length m, symmetric; overwritten
     * @return empty if the larger matrix is not positive definite in double precision
     */
    public Optional<CholeskyFactor> appended(double[][] cross, double[][] diagonal) {
        int m = diagonal.length;
        solveLower(cross, m);
        var larger = new double[n + m][];
        for (int i = 0; i < n; i++) {
            larger[i] = Arrays.copyOf(upper[i], n + m);
            System.arraycopy(cross[i], 0, larger[i], n, m);
        }
        for (int i = 0; i < m; i++) {
            larger[n + i] = new double[n + m];
            System.arraycopy(diagonal[i], 0, larger[n + i], n, m);
        }
        return completed(larger, lower);
    }

    /** The number of rows. */
    public int rows() {
        return n;
    }

    /** ½ log |K|: the sum of the diagonal's logarithms. */
    public double halfLogDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(upper[i][i]);
        }
        return sum;
    }

    /**
     * The last m components of L times a vector that is 0 but for its last m components.
     *
     * @param z those components, length m ≤ n; not modified
     */
    public double[] timesLast(double[] z) {
        int first = n - z.length;
        var product = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k <= i; k++) {
                product[i] += lower[first + i][first + k] * z[k];
            }
        }
        return product;
    }

    /** Overwrites b, length n, with L⁻¹ b. */
    public void solveLower(double[] b) {
        for (int first = 0; first < n; first += BLOCK) {
            int end = Math.min(n, first + BLOCK);
            for (int k = first; k < end; k++) {
                b[k] /= upper[k][k];
                Rows.subtract(b, upper[k], b[k], k + 1, end);
            }
            Rows.subtract(b, upper, b, first, end, end, n);
        }
    }

    /** Overwrites b, length n, with L⁻ᵀ b. */
    public void solveUpper(double[] b) {
        for (int end = n; end > 0; end -= BLOCK) {
            int first = Math.max(0, end - BLOCK);
            for (int k = end - 1; k >= first; k--) {
                b[k] /= lower[k][k];
                Rows.subtract(b, lower[k], b[k], first, k);
            }
            Rows.subtract(b, lower, b, first, end, 0, first);
        }
    }

    /** Overwrites B, n rows, with L⁻¹ B in its first {@code width} columns. */
    public void solveLower(double[][] columns, int width) {
        int i = 0;
        for (; i + 1 < n; i += 2) { // two rows at once: each of those before them is read once for both
            Rows.subtract(columns[i], columns[i + 1], columns, lower[i], lower[i + 1], i, width);
            Rows.scale(columns[i], 1 / lower[i][i], 0, width);
            Rows.subtract(columns[i + 1], columns[i], lower[i + 1][i], 0, width);
            Rows.scale(columns[i + 1], 1 / lower[i + 1][i + 1], 0, width);
        }
        if (i < n) {
            Rows.subtract(columns[i], columns, lower[i], 0, i, 0, width);
            Rows.scale(columns[i], 1 / lower[i][i], 0, width);
        }
    }

    /** K⁻¹ from the first column to the diagonal: n rows of length n, beyond the diagonal 0. */
    public double[][] lowerInverse() {
        var root = new double[n][n]; // L⁻¹, row by row
        for (int i = 0; i < n; i++) {
            root[i][i] = 1;
            Rows.subtract(root[i], root, lower[i], 0, i, 0, i);
            Rows.scale(root[i], 1 / lower[i][i], 0, i + 1);
        }
        var inverse = new double[n][n]; // L⁻ᵀ L⁻¹
        var factors = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = i; k < n; k++) {
                factors[k] = -root[k][i];
            }
            Rows.subtract(inverse[i], root, factors, i, n, 0, i + 1);
        }
        return inverse;
    }
}
