package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a warping of coordinates that makes observations more probable: shape by shape, one coordinate after another, with
 * the hyper-parameters held; what gains is kept if it still does once these are fitted to it.
 */
final class WarpingSearch {

    /** How much more probable, as a logarithm, observations must be for each coordinate that is warped. */
    private static final double BURDEN = 5;

    private final SurrogateFitter fitter;
    private final double[][] points;
    private final double[] losses;
    private final int[] chosen;

    /**
     * A search for given observations.
     *
     * @param points n rows of length d; kept, not modified
     * @param losses standardised, length n; kept, not modified
     * @param chosen those that count
     */
    WarpingSearch(SurrogateFitter fitter, double[][] points, double[] losses, int[] chosen) {
        this.fitter = fitter;
        this.points = points;
        this.losses = losses;
        this.chosen = chosen;
    }

    /** A warping with the most probable hyper-parameters. */
    record Found(Warping warping, BoxMinimizer.Minimum minimum) {
        double evidence() {
            return -minimum.value() - BURDEN * warping.warped();
        }
    }

    /** The better of the warping at hand and the one that is found from it. */
    Found from(Found start) {
        Warping warping = start.warping();
        double[] theta = start.minimum().x();
        double evidence = start.evidence();
        for (int j = 0; j < points[0].length; j++) {
            for (double[] shape : fitter.numeric(j) ? Warping.SHAPES : new double[0][]) {
                Warping other = warping.with(j, shape);
                double value = posterior(other).value(theta);
                if (-value - BURDEN * other.warped() > evidence) {
                    evidence = -value - BURDEN * other.warped();
                    warping = other;
                }
            }
        }
        if (warping.equals(start.warping())) {
            return start;
        }
        var found = new Found(warping, fitter.best(posterior(warping), List.of(theta), Optional.empty()));
        return found.evidence() > start.evidence() ? found : start;
    }

    private LogPosterior posterior(Warping warping) {
        return fitter.warped(warping).posterior(points, losses, chosen);
    }
}
