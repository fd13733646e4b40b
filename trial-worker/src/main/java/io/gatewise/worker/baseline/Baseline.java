package io.gatewise.worker.baseline;

/** A way to forecast a series from its own past. */
public interface Baseline {

    /** The name for people. */
    String name();

    /** How many values before the first predicted row it needs. */
    int reach();

    /**
     * Forecasts each sample.
     *
     * @param target  the column, without gaps; not modified
     * @param samples first predicted rows, each at least {@link #reach()} after its series' first one
     * @param horizon H
     * @return n * H values in the target's unit
     */
    double[] forecast(double[] target, int[] samples, int horizon);
}
