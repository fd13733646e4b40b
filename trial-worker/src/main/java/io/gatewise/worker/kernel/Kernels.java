package io.gatewise.worker.kernel;

/**
 * The arithmetic of training, without allocating; each instance for one thread. The package's page explains how matrices lie.
 *
 * <p>V is {@link #lanes()}. Arguments are not checked beyond the arrays' bounds.
 */
public interface Kernels {

    /**
     * How many floats to leave free at the front of an array, so that a vector which begins at a multiple of V after them
     * lies in one line of the cache: an array's header takes 16 bytes. With {@code -XX:ObjectAlignmentInBytes=64} that holds
     * for every array; else vectors may straddle lines, which costs some speed and nothing else.
     */
    int LEAD = 12;

    /** The fastest kernels that this virtual machine can run. */
    static Kernels best() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorKernels() : new PlainKernels();
    }

    /** The kernels that every virtual machine can run. */
    static Kernels plain() {
        return new PlainKernels();
    }

    /** V: how many floats a vector has. */
    int lanes();

    /** A name for people. */
    String name();

    /**
     * Rows times a matrix: {@code out[n][r] = sum over j of a[row + r][j] * w[n][j]}.
     *
     * @param rows     how many rows
     * @param row      the first of them
     * @param k        how many columns of {@code a} take part, from 0 on
     * @param w        the matrix: row j of vector n, lane l at {@code wAt + n * wPanel + j * V + l}
     * @param vectors  how many vectors wide the matrix is
     * @param out      vector n, row r, lane l at {@code to + n * outPanel + r * V + l}; modified
     * @param add      whether the product is added to what is there
     */
    void product(
            int rows,
            LeftRows a,
            int row,
            int k,
            float[] w,
            int wAt,
            int wPanel,
            int vectors,
            float[] out,
            int to,
            int outPanel,
            boolean add);

    /**
     * A transposed matrix times another, added: {@code g[n][m] += sum over rows r of a[row + r][m] * d[n][r]}.
     *
     * @param rows    how many rows are summed over
     * @param row     the first of them in {@code a}
     * @param m       how many columns of {@code a} take part, from 0 on
     * @param d       vector n, row r, lane l at {@code dAt + n * dPanel + r * V + l}
     * @param vectors how many
     * @param g       vector n, row m, lane l at {@code to + (n * columns + m) * V + l}; modified
     */
    void outer(int rows, LeftRows a, int row, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to);

    /**
     * A step forward for one group of units: from what goes into the gates to the gates, which replace it, to
     * {@code c = f * before + i * g} and to the outputs {@code o * tanh c}.
     *
     * @param gates  what goes into g, f, o, i: {@code rows * V} values each at {@code at}, {@code at + panel} …; modified
     * @param before the states before, at {@code beforeAt}; null for zeros
     * @param c      the states after, at {@code cAt}; modified
     * @param tanhC  tanh of the states after, at {@code cAt}; modified
     * @param h      bits of the outputs, row r at {@code hAt + r * stride}; modified
     */
    void forward(
            float[] gates,
            int at,
            int panel,
            float[] before,
            int beforeAt,
            float[] c,
            float[] tanhC,
            int cAt,
            int[] h,
            int hAt,
            int stride,
            int rows);

    /**
     * A step backward for one panel of units: from gates and the gradient of the output to the gradient of what went
     * into the gates, which replaces the gates.
     *
     * @param gates  n values each of g, f, o, i at {@code at}, {@code at + panel} …; modified
     * @param tanhC  tanh of the states after, at {@code cAt}
     * @param before the states before, at {@code beforeAt}; null for zeros
     * @param dh     gradient of the step's output, n values at {@code dhAt}
     * @param passed what the next step's gates add to it, n values at {@code passedAt}; null for nothing
     * @param dc     gradient of the states after, n values at {@code dcAt}; becomes that of the states before
     */
    void backward(
            float[] gates,
            int at,
            int panel,
            float[] tanhC,
            int cAt,
            float[] before,
            int beforeAt,
            float[] dh,
            int dhAt,
            float[] passed,
            int passedAt,
            float[] dc,
            int dcAt,
            int n);

    /** Copies rows of V values that are V apart into the rows from 0 on, at a column that is a multiple of V. */
    void copyRows(float[] from, int at, LeftRows to, int column, int rows);
}
