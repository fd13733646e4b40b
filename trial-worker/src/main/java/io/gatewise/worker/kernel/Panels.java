package io.gatewise.worker.kernel;

/**
 * Where the entries of a matrix in panels lie.
 *
 * <p>A matrix of K rows is n vectors of V columns wide. Four vectors make a panel, then what is left makes a panel of two,
 * of one, or both. A panel holds its rows one after the other, so that a kernel finds all vectors of a row at fixed
 * distances.
 */
public final class Panels {

    private Panels() {}

    /** The first vector of the panel that vector {@code n} of {@code vectors} is in. */
    public static int first(int n, int vectors) {
        int whole = vectors & ~3;
        if (n < whole) {
            return n & ~3;
        }
        boolean pair = (vectors & 2) != 0;
        return pair && n >= whole + 2 ? whole + 2 : whole;
    }

    /** How many vectors the panel has that begins at vector {@code first}. */
    public static int width(int first, int vectors) {
        int left = vectors - first;
        return left >= 4 ? 4 : left >= 2 ? 2 : 1;
    }

    /** The place of row {@code row}, vector {@code n}, lane 0 in a matrix of {@code rows} rows. */
    public static int at(int row, int n, int rows, int vectors, int lanes) {
        int first = first(n, vectors);
        return (first * rows + row * width(first, vectors) + n - first) * lanes;
    }
}
