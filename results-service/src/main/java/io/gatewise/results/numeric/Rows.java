package io.gatewise.results.numeric;

/**
 * Sums of rows, in loops that the compiler turns into vector instructions: it does so for rows in arrays of their
 * own, not for parts of one array, which might overlap.
 */
final class Rows {

    private Rows() {}

    /**
     * Subtracts the sum of rows k, each times its factor, from {@code target}.
     *
     * @param target  columns {@code from} to {@code to} are modified
     * @param rows    the rows
     * @param factors factor of row k; may be {@code target}, if {@code from} is not before {@code end}
     * @param first   first row
     * @param end     after the last row
     * @param from    first column
     * @param to      after the last column
     */
    static void subtract(double[] target, double[][] rows, double[] factors, int first, int end, int from, int to) {
        int k = first;
        for (; k + 3 < end; k += 4) {
            subtract(
                    target,
                    rows[k],
                    rows[k + 1],
                    rows[k + 2],
                    rows[k + 3],
                    factors[k],
                    factors[k + 1],
                    factors[k + 2],
                    factors[k + 3],
                    from,
                    to);
        }
        for (; k < end; k++) {
            subtract(target, rows[k], factors[k], from, to);
        }
    }

    private static void subtract(
            double[] target,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double f0,
            double f1,
            double f2,
            double f3,
            int from,
            int to) {
        for (int c = from; c < to; c++) {
            target[c] -= f0 * r0[c] + f1 * r1[c] + f2 * r2[c] + f3 * r3[c];
        }
    }

    /**
     * Subtracts sums of the first {@code end} rows from two targets.
     *
     * @param one    its first {@code width} columns are modified
     * @param other  likewise
     * @param rows   the rows
     * @param ones   factor of row k for the one
     * @param others factor of row k for the other
     * @param end    after the last row
     */
    static void subtract(
            double[] one, double[] other, double[][] rows, double[] ones, double[] others, int end, int width) {
        int k = 0;
        for (; k + 3 < end; k += 4) {
            subtract(one, other, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], ones, others, k, width);
        }
        for (; k < end; k++) {
            subtract(one, rows[k], ones[k], 0, width);
            subtract(other, rows[k], others[k], 0, width);
        }
    }

    private static void subtract(
            double[] one,
            double[] other,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double[] ones,
            double[] others,
            int k,
            int width) {
        double f0 = ones[k];
        double f1 = ones[k + 1];
        double f2 = ones[k + 2];
        double f3 = ones[k + 3];
        double g0 = others[k];
        double g1 = others[k + 1];
        double g2 = others[k + 2];
        double g3 = others[k + 3];
        for (int c = 0; c < width; c++) {
            double a = r0[c];
            double b = r1[c];
            double d = r2[c];
            double e = r3[c];
            one[c] -= f0 * a + f1 * b + f2 * d + f3 * e;
            other[c] -= g0 * a + g1 * b + g2 * d + g3 * e;
        }
    }

    static void subtract(double[] target, double[] row, double factor, int from, int to) {
        for (int c = from; c < to; c++) {
            target[c] -= factor * row[c];
        }
    }

    static void scale(double[] target, double factor, int from, int to) {
        for (int c = from; c < to; c++) {
            target[c] *= factor;
        }
    }
}
