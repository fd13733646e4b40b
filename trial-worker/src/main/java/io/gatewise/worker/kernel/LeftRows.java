package io.gatewise.worker.kernel;

import java.util.Arrays;

/**
 * The left operand of products: rows of raw float bits, in blocks of {@value #BLOCK} columns.
 *
 * <p>A block keeps its rows one after the other, each {@value #BLOCK} wide: the distance of two rows is the same for all
 * matrices, so that a kernel needs one register to address them all. (Eight rows at a distance known only at run time take
 * eight, and the compiler then keeps addresses where the sums should be.) The buffer grows and is used again; what isn't
 * written is not defined.
 */
public final class LeftRows {

    /**
     * Columns of a block: a multiple of every vector's length, and an odd number of the cache's lines, so that the same column
     * of many rows is spread over all of the first cache.
     */
    public static final int BLOCK = 336;

    private int[] bits = {};
    private int block;

    /** Makes room. */
    public void reset(int rows, int columns) {
        int blocks = (columns + BLOCK - 1) / BLOCK;
        block = rows * BLOCK;
        if (bits.length < Kernels.LEAD + blocks * block) {
            bits = new int[Kernels.LEAD + blocks * block];
        }
    }

    /** The bits, as {@link Kernels#product} reads them. */
    int[] bits() {
        return bits;
    }

    /** How far blocks lie apart. */
    int block() {
        return block;
    }

    /** The place of an entry. */
    int place(int row, int column) {
        return Kernels.LEAD + column / BLOCK * block + row * BLOCK + column % BLOCK;
    }

    /** Writes a value. */
    public void set(int row, int column, float value) {
        bits[place(row, column)] = Float.floatToRawIntBits(value);
    }

    /** Writes the same value into a column of the rows from 0 on. */
    public void fillColumn(int rows, int column, float value) {
        int at = place(0, column);
        int same = Float.floatToRawIntBits(value);
        for (int row = 0; row < rows; row++) {
            bits[at + row * BLOCK] = same;
        }
    }

    /** Writes zeros into n columns of a row. */
    public void clear(int row, int column, int n) {
        for (int done = 0; done < n; ) {
            int part = part(column + done, n - done);
            int to = place(row, column + done);
            Arrays.fill(bits, to, to + part, 0);
            done += part;
        }
    }

    /** Copies n bits into a row. */
    public void copy(int[] from, int at, int row, int column, int n) {
        for (int done = 0; done < n; ) {
            int part = part(column + done, n - done);
            System.arraycopy(from, at + done, bits, place(row, column + done), part);
            done += part;
        }
    }

    /** Copies n bits into a row, each number multiplied with its factor. */
    public void copy(int[] from, int at, float[] factors, int factorsAt, int row, int column, int n) {
        for (int done = 0; done < n; ) {
            int part = part(column + done, n - done);
            int to = place(row, column + done);
            for (int i = 0; i < part; i++) {
                float value = Float.intBitsToFloat(from[at + done + i]) * factors[factorsAt + done + i];
                bits[to + i] = Float.floatToRawIntBits(value);
            }
            done += part;
        }
    }

    /** Multiplies n numbers of a row with their factors. */
    public void multiply(float[] factors, int factorsAt, int row, int column, int n) {
        for (int done = 0; done < n; ) {
            int part = part(column + done, n - done);
            int to = place(row, column + done);
            for (int i = 0; i < part; i++) {
                float value = Float.intBitsToFloat(bits[to + i]) * factors[factorsAt + done + i];
                bits[to + i] = Float.floatToRawIntBits(value);
            }
            done += part;
        }
    }

    /** How many of n columns from this one on lie in its block. */
    private static int part(int column, int n) {
        return Math.min(n, BLOCK - column % BLOCK);
    }
}
