package io.gatewise.results.surrogate;

/** Sums over rows of numbers, in loops that the compiler turns into vector instructions. */
final class Sums {

    private Sums() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Adds a multiple of the first {@code width} numbers to {@code sums}. */
    static void addMultiple(double[] row, double factor, double[] sums, int width) {
        for (int c = 0; c < width; c++) {
            sums[c] += factor * row[c];
        }
    }

    /** Adds the squares of the first {@code width} numbers to {@code sums}. */
    static void addSquares(double[] row, double[] sums, int width) {
        for (int c = 0; c < width; c++) {
            sums[c] += row[c] * row[c];
        }
    }
}
