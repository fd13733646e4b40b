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
    static final int MANY = 30;

    /** The hyper-parameters of more observations than this are fitted to so many of them. */
    private static final int ENOUGH = 120;

    private final long[] choices;
    private final Features features;
    private final HyperPrior prior;

    /**
     * A fitter for points of length d.
     *
     * @param choices how many choices each coordinate has, length d; 0 for a number
     */
    public SurrogateFitter(long[] choices) {
        this(choices, Warping.none(choices.length));
    }

    private SurrogateFitter(long[] choices, Warping warping) {
        this.choices = choices;
        this.features = new Features(choices, warping);
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
        var best = best(posterior(points, losses, chosen(losses)), starts(points.length, last), Optional.empty());
        return process(best.x(), points, losses);
    }

    /** The process with hyper-parameters of an earlier fit. */
    GaussianProcess fitted(Observations observations, Hyperparameters hyperparameters) {
        double[] losses = Standardization.of(observations.values()).apply(observations.values());
        return process(hyperparameters.values(), observations.points(), losses);
    }

    /** A fitter of warped points. */
    SurrogateFitter warped(Warping warping) {
        return new SurrogateFitter(choices, warping);
    }

    /** Whether coordinate j is a number. */
    boolean numeric(int j) {
        return choices[j] == 0;
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

    /**
     * The best minimum from those starts.
     *
     * @param curvature at the first of them
     */
    BoxMinimizer.Minimum best(LogPosterior posterior, List<double[]> starts, Optional<Curvature> curvature) {
        var minimizer = new BoxMinimizer(prior.lower(), prior.upper(), ITERATIONS, TOLERANCE);
        BoxMinimizer.Minimum best = null;
        for (double[] start : starts) {
            Optional<double[][]> leading = best == null ? curvature.flatMap(Curvature::inverse) : Optional.empty();
            BoxMinimizer.Minimum found = minimizer.minimize(posterior, start, leading);
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

    /** Starts that no earlier fit leads to. */
    List<double[]> fixedStarts() {
        return List.of(prior.center(), prior.at(Math.log(0.2), 1, 1e-4));
    }

    /** An earlier fit, if it is one of as many coordinates, and where it alone isn't to be trusted the fixed starts. */
    List<double[]> starts(int n, Optional<Hyperparameters> last) {
        var starts = new ArrayList<double[]>();
        last.filter(fit -> fit.dimensions() == features.dimensions()).ifPresent(fit -> starts.add(fit.values()));
        if (n <= MANY || starts.isEmpty()) {
            starts.addAll(fixedStarts());
        }
        return starts;
    }
}
