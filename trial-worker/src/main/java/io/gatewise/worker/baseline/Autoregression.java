package io.gatewise.worker.baseline;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * A linear autoregression: each value is an intercept plus a weighted sum of the values before it.
 * Several rows ahead it feeds on its own forecasts.
 */
public final class Autoregression implements Baseline {

    private final int lags;
    /** The weight of lag k at k, the intercept at 0. */
    private final double[] weights;

    private Autoregression(int lags, double[] weights) {
        this.lags = lags;
        this.weights = weights;
    }

    /**
     * Fits by least squares; of equally good weights the smallest.
     *
     * @param target the series
     * @param rows   only the values before this row are used; more than {@code lags}
     * @param lags   how many values before it explain a value, at least 1
     */
    public static Autoregression fit(double[] target, int rows, int lags) {
        if (lags < 1 || rows <= lags) {
            throw new IllegalArgumentException("need 1 <= lags < rows, got " + lags + " and " + rows);
        }
        int samples = rows - lags;
        var past = new DMatrixRMaj(samples, lags + 1);
        var present = new DMatrixRMaj(samples, 1);
        for (int s = 0; s < samples; s++) {
            past.set(s, 0, 1);
            for (int k = 1; k <= lags; k++) {
                past.set(s, k, target[lags + s - k]);
            }
            present.set(s, 0, target[lags + s]);
        }
        // with pivots and the smallest norm: a constant series has many solutions
        var solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, true);
        var weights = new DMatrixRMaj(lags + 1, 1);
        if (!solver.setA(past)) {
            throw new IllegalArgumentException("no autoregression fits the values");
        }
        solver.solve(present, weights);
        return new Autoregression(lags, weights.data.clone());
    }

    @Override
    public String name() {
        return "autoregression " + lags;
    }

    @Override
    public int reach() {
        return lags;
    }

    @Override
    public double[] forecast(double[] target, int[] samples, int horizon) {
        double[] forecast = new double[samples.length * horizon];
        double[] series = new double[lags + horizon];
        for (int b = 0; b < samples.length; b++) {
            System.arraycopy(target, samples[b] - lags, series, 0, lags);
            for (int h = 0; h < horizon; h++) {
                series[lags + h] = next(series, lags + h);
            }
            System.arraycopy(series, lags, forecast, b * horizon, horizon);
        }
        return forecast;
    }

    private double next(double[] series, int row) {
        double value = weights[0];
        for (int k = 1; k <= lags; k++) {
            value += weights[k] * series[row - k];
        }
        return value;
    }
}
