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
