package io.gatewise.worker.kernel;

/**
 * Where the entries of a matrix in panels lie.
 *
 * <p>A matrix of K rows is n vectors of V columns wide. Two vectors make a panel; an odd one at the end makes one alone. A
 * panel holds its rows one after the other, so that a kernel finds both vectors of a row at fixed distances.
 */
public final class Panels {

    private Panels() {}

    /** The first vector of the panel that vector {@code n} is in. */
    public static int first(int n) {
        return n & ~1;
    }

    /** How many vectors the panel has that begins at vector {@code first}. */
    public static int width(int first, int vectors) {
        return vectors - first >= 2 ? 2 : 1;
    }

    /** The place of row {@code row}, vector {@code n}, lane 0 in a matrix of {@code rows} rows. */
    public static int at(int row, int n, int rows, int vectors, int lanes) {
        int first = first(n);
        return (first * rows + row * width(first, vectors) + n - first) * lanes;
    }
}
