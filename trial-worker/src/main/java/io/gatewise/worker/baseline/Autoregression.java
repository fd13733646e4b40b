package io.gatewise.worker.baseline;

import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.RowRange;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * A linear autoregression: each value is an intercept plus a weighted sum of the values before it.
 * Several rows ahead it feeds on its own forecasts.
 */
public final class Autoregression implements Baseline {

    private final int lags;
    private final ColumnScale scale;
    /** Of scaled values: the weight of lag k at k, the intercept at 0. */
    private final double[] weights;

    private Autoregression(int lags, ColumnScale scale, double[] weights) {
        this.lags = lags;
        this.scale = scale;
        this.weights = weights;
    }

    /**
     * Fits by least squares; of equally good weights the smallest.
     *
     * @param target the column, without gaps
     * @param rows   of one series, and no others are used; one range at least is longer than {@code lags}
     * @param lags   how many values before it explain a value, at least 1
     */
    public static Autoregression fit(double[] target, List<RowRange> rows, int lags) {
        if (lags < 1 || rows.stream().noneMatch(range -> range.size() > lags)) {
            throw new IllegalArgumentException("need 1 <= lags < rows, got " + lags + " and " + rows);
        }
        // scaled, the normal equations are well conditioned, and they take no more memory than the lags squared
        ColumnScale scale = ColumnScale.fit(target, rows);
        var squares = new DMatrixRMaj(lags + 1, lags + 1);
        var products = new DMatrixRMaj(lags + 1, 1);
        double[] past = new double[lags + 1];
        past[0] = 1;
        for (RowRange range : rows) {
            for (int row = range.from() + lags; row < range.to(); row++) {
                for (int k = 1; k <= lags; k++) {
                    past[k] = scale.scaled(target[row - k]);
                }
                add(past, scale.scaled(target[row]), squares, products);
            }
        }
        return new Autoregression(lags, scale, solution(squares, products));
    }

    private static void add(double[] past, double present, DMatrixRMaj squares, DMatrixRMaj products) {
        for (int i = 0; i < past.length; i++) {
            for (int j = 0; j < past.length; j++) {
                squares.add(i, j, past[i] * past[j]);
            }
            products.add(i, 0, past[i] * present);
        }
    }

    private static double[] solution(DMatrixRMaj squares, DMatrixRMaj products) {
        // a constant series has many solutions
        var solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        var weights = new DMatrixRMaj(products.numRows, 1);
        if (!solver.setA(squares)) {
            throw new IllegalArgumentException("no autoregression fits the values");
        }
        solver.solve(products, weights);
        return weights.data.clone();
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
            value += weights[k] * scale.scaled(series[row - k]);
        }
        return scale.original(value);
    }
}
