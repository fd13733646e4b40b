package io.gatewise.worker.kernel;

/** Constants of the exponential function: range reduction, and a polynomial fitted to exp(r) for |r| up to ln 2 / 2. */
final class Exp {

    static final float LOG2_E = 1.442695041f;
    static final float LN2 = 0.693147181f;
    /** Added to a small number and taken away again it rounds to a whole one: 1.5 * 2^23. */
    static final float ROUND = 12_582_912f;

    // exp(r) = 1 + r + r^2 (C2 + C3 r + C4 r^2 + C5 r^3 + C6 r^4), relative error 3e-9 before rounding
    static final float C2 = 0.49999994f;
    static final float C3 = 0.16666521f;
    static final float C4 = 0.04166839f;
    static final float C5 = 0.00836871f;
    static final float C6 = 0.00138146f;

    private Exp() {}
}
