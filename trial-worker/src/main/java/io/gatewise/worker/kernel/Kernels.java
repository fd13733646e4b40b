package io.gatewise.worker.kernel;

/**
 * The arithmetic of training, without allocating; each instance for one thread. The package's page explains how matrices lie.
 *
 * <p>V is {@link #lanes()}. Arguments are not checked beyond the arrays' bounds.
 */
public interface Kernels {

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

    /** {@code z = 1 / (1 + exp(-z))} for n values; n is a multiple of V. */
    void sigmoid(float[] z, int at, int n);

    /** {@code to = tanh(from)} for n values; n is a multiple of V; may be the same place. */
    void tanh(float[] from, int at, float[] to, int toAt, int n);

    /**
     * The states after a step: {@code c = f * before + i * g}.
     *
     * @param gates  n values each of g, f, o, i at {@code at}, {@code at + panel} …, a multiple of V
     * @param before the states before, at {@code beforeAt}; null for zeros
     * @param c      the states after, at {@code cAt}; modified
     */
    void state(float[] gates, int at, int panel, float[] before, int beforeAt, float[] c, int cAt, int n);

    /**
     * A step backward for one panel of units: from gates and the gradient of the output to the gradient of what went
     * into the gates, which replaces the gates.
     *
     * @param gates  n values each of g, f, o, i at {@code at}, {@code at + panel} …; modified
     * @param tanhC  tanh of the states after, at {@code cAt}
     * @param before the states before, at {@code beforeAt}; null for zeros
     * @param dh     gradient of the step's output, n values at {@code dhAt}
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
            float[] dc,
            int dcAt,
            int n);

    /** The bits of {@code a[r] * b[r]}: rows of V values, in a and b V apart, in {@code to} {@code stride} apart. */
    void multiplyRows(float[] a, int aAt, float[] b, int bAt, int[] to, int toAt, int stride, int rows);

    /** Copies rows of V values that are V apart into the rows from 0 on, at a column that is a multiple of V. */
    void copyRows(float[] from, int at, LeftRows to, int column, int rows);
}
