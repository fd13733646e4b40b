package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits a Gaussian process: the hyper-parameters of highest posterior density, from several starts. */
public final class SurrogateFitter {

    private static final int ITERATIONS = 60;
    private static final double TOLERANCE = 1e-4;

    /** With more observations than this the last fit is a better start than any fixed one. */
    private static final int MANY = 60;

    private final boolean[] categorical;
    private final HyperPrior prior;

    /** A fitter for points whose coordinates are categorical as told. */
    public SurrogateFitter(boolean[] categorical) {
        this.categorical = categorical.clone();
        this.prior = new HyperPrior(categorical.length);
    }

    /**
     * The process of {@code observations}, whose values are standardised first.
     *
     * @param observations at least one
     * @param last         the hyper-parameters of an earlier fit, a start besides the fixed ones
     */
    public GaussianProcess fit(Observations observations, Optional<Hyperparameters> last) {
        double[] losses = Standardization.of(observations.values()).apply(observations.values());
        double[][] points = observations.points();
        var posterior = new LogPosterior(categorical, points, losses, prior);
        var minimizer = new BoxMinimizer(prior.lower(), prior.upper(), ITERATIONS, TOLERANCE);
        BoxMinimizer.Minimum best = null;
        for (double[] start : starts(points.length, last)) {
            BoxMinimizer.Minimum found = minimizer.minimize(posterior, start);
            if (best == null || found.value() < best.value() || !Double.isFinite(best.value())) {
                best = found;
            }
        }
        return GaussianProcess.of(categorical, new Hyperparameters(best.x()), points, losses);
    }

    private List<double[]> starts(int n, Optional<Hyperparameters> last) {
        var starts = new ArrayList<double[]>();
        last.filter(fit -> fit.dimensions() == categorical.length).ifPresent(fit -> starts.add(fit.values()));
        if (n <= MANY || starts.isEmpty()) {
            starts.add(prior.center());
            starts.add(prior.at(Math.log(0.2), 1, 1e-4));
        }
        return starts;
    }
}
