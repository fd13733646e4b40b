package io.gatewise.results.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * Means over all folds from the first ones: a loss is the trial's, plus the fold's, plus what is left of both, whose spread the
 * trials tell that ended all folds.
 *
 * <p>The mean of m folds to come, of a trial with f folds, has the variance {@code σ² (1/f + 1/m)} around what the first folds
 * say, and {@code σ²/n} for each fold's own part, known from n trials.
 */
final class FoldMeans implements Foretelling {

    private final List<Curve> whole;
    private final int first;
    private final int folds;
    private final double[] byFold; // Σ over trials of a fold's loss less its trial's mean
    private double rest;

    /**
     * The means for one rung.
     *
     * @param folds of a full trial
     * @param first folds of the rung
     * @param whole the losses of trials that ended all folds, at least two
     */
    FoldMeans(int folds, int first, List<Curve> whole) {
        this.whole = whole;
        this.folds = folds;
        this.first = first;
        this.byFold = new double[folds];
        for (Curve curve : whole) {
            double mean = mean(curve.losses());
            for (int k = 0; k < folds; k++) {
                byFold[k] += curve.losses()[k] - mean;
            }
        }
        for (Curve curve : whole) {
            rest += rest(curve);
        }
    }

    /** Σ of the squares that trial and folds leave. */
    private double rest(Curve curve) {
        double mean = mean(curve.losses());
        double squares = 0;
        for (int k = 0; k < folds; k++) {
            double left = curve.losses()[k] - mean - byFold[k] / whole.size();
            squares += left * left;
        }
        return squares;
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public double[] traits(Curve begun) {
        return new double[] {mean(begun.losses()), 0};
    }

    @Override
    public double[] traits(int j) {
        return traits(whole.get(j).until(first));
    }

    @Override
    public double end(int j) {
        return mean(whole.get(j).losses());
    }

    @Override
    public Belief foretell(Curve begun) {
        return foretell(begun.losses(), byFold, whole.size(), rest);
    }

    @Override
    public Belief without(int j) {
        int n = whole.size();
        double[] losses = whole.get(j).losses();
        double mean = mean(losses);
        double[] others = byFold.clone();
        for (int k = 0; k < folds; k++) {
            others[k] -= losses[k] - mean;
        }
        // leaving a trial out takes its squares n/(n − 1) times: the fold's part follows it otherwise
        return foretell(
                Arrays.copyOf(losses, first), others, n - 1, Math.max(0, rest - rest(whole.get(j)) * n / (n - 1.0)));
    }

    private Belief foretell(double[] begun, double[] sums, int trials, double squares) {
        double variance = squares / Math.max(1, (trials - 1) * (folds - 1));
        double known = 0;
        double own = 0;
        for (int k = 0; k < first; k++) {
            known += begun[k];
            own += (begun[k] - sums[k] / trials) / first;
        }
        double mean = known;
        for (int k = first; k < folds; k++) {
            mean += own + sums[k] / trials;
        }
        double left = folds - first;
        double spread = variance * (1.0 / first + 1 / left) * (1 + 1.0 / trials) * (left / folds) * (left / folds);
        return new Belief(mean / folds, spread);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
