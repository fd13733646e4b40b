package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fits a Gaussian process: the hyper-parameters of highest posterior density, from several starts. */
public final class SurrogateFitter {

    private static final int ITERATIONS = 40;
    private static final double TOLERANCE = 1e-3;

    /** With more observations than this the last fit is a better start than any fixed one; those return at times. */
    private static final int MANY = 30;

    private static final int RETURN = 16;

    /** The hyper-parameters of more observations than this are fitted to so many of them. */
    private static final int ENOUGH = 120;

    private final Features features;
    private final HyperPrior prior;

    /**
     * A fitter for points of length d.
     *
     * @param choices how many choices each coordinate has, length d; 0 for a number
     */
    public SurrogateFitter(long[] choices) {
        this.features = new Features(choices);
        this.prior = new HyperPrior(choices.length);
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
        var best = best(posterior(points, losses, chosen(losses)), starts(points.length, last));
        return process(best.x(), points, losses);
    }

    HyperPrior prior() {
        return prior;
    }

    GaussianProcess process(double[] theta, double[][] points, double[] losses) {
        return process(theta, points, losses, Trend.NONE);
    }

    GaussianProcess process(double[] theta, double[][] points, double[] losses, Trend trend) {
        return GaussianProcess.of(features, new Hyperparameters(theta), points, losses, trend);
    }

    /** The posterior given the chosen observations. */
    LogPosterior posterior(double[][] points, double[] losses, int[] chosen) {
        return new LogPosterior(
                features,
                IntStream.of(chosen).mapToObj(i -> points[i]).toArray(double[][]::new),
                IntStream.of(chosen).mapToDouble(i -> losses[i]).toArray(),
                prior);
    }

    BoxMinimizer.Minimum best(LogPosterior posterior, List<double[]> starts) {
        var minimizer = new BoxMinimizer(prior.lower(), prior.upper(), ITERATIONS, TOLERANCE);
        BoxMinimizer.Minimum best = null;
        for (double[] start : starts) {
            BoxMinimizer.Minimum found = minimizer.minimize(posterior, start);
            if (best == null || found.value() < best.value() || !Double.isFinite(best.value())) {
                best = found;
            }
        }
        return best;
    }

    /** Which observations hyper-parameters are fitted to: the best, and as many spread over the others. */
    static int[] chosen(double[] losses) {
        return BestFirst.someOf(losses, ENOUGH);
    }

    List<double[]> starts(int n, Optional<Hyperparameters> last) {
        var starts = new ArrayList<double[]>();
        last.filter(fit -> fit.dimensions() == features.dimensions()).ifPresent(fit -> starts.add(fit.values()));
        if (n <= MANY || n % RETURN == 0 || starts.isEmpty()) {
            starts.add(prior.center());
            starts.add(prior.at(Math.log(0.2), 1, 1e-4));
        }
        return starts;
    }
}
