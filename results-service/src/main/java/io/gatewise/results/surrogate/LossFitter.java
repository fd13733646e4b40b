package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fits the surrogates of losses: how much to soften them, the most probable hyper-parameters and others that are
 * possible.
 */
public final class LossFitter {

    private static final double[] OFFSETS = {Double.POSITIVE_INFINITY, 1, 0.1, 0.01};

    /** How much more probable, as a logarithm, softened losses must be than plain ones. */
    private static final double BURDEN = 2;

    private final SurrogateFitter fitter;

    /** A fitter of losses that finds hyper-parameters with {@code fitter}. */
    public LossFitter(SurrogateFitter fitter) {
        this.fitter = fitter;
    }

    /** Surrogates and what they were fitted to. */
    public record Fitted(Ensemble ensemble, ValueFit fit) {}

    private record Candidate(
            Softening softening, double[] losses, Trend trend, BoxMinimizer.Minimum found, double evidence) {}

    /**
     * The surrogates of {@code observations}.
     *
     * @param observations at least one
     * @param last         the fit before, if there was one
     * @param random       draws hyper-parameters
     */
    public Fitted fit(Observations observations, Optional<ValueFit> last, RandomGenerator random) {
        return fit(observations, last, Trend.NONE, random);
    }

    /**
     * The same around a mean that is known beforehand.
     *
     * @param trend its own standardised units; it is scaled to the losses
     */
    public Fitted fit(Observations observations, Optional<ValueFit> last, Trend trend, RandomGenerator random) {
        int n = observations.size();
        int[] chosen = SurrogateFitter.chosen(observations.values());
        List<double[]> starts = fitter.starts(n, last.map(ValueFit::hyperparameters));
        Candidate best = null;
        for (Softening softening : softenings(n, last)) {
            Candidate candidate = candidate(softening, observations, trend, chosen, starts);
            best = best == null || candidate.evidence() > best.evidence() ? candidate : best;
        }
        double[] losses = best.losses();
        Trend scaled = best.trend();
        double[][] points = observations.points();
        HyperPrior prior = fitter.prior();
        var draws = new LaplaceDraws(fitter.posterior(points, losses, chosen), prior.lower(), prior.upper())
                .around(best.found().x(), draws(n), random);
        var ensemble = new Ensemble(
                draws.stream()
                        .map(draw -> fitter.process(draw.theta(), points, losses, scaled))
                        .toList(),
                draws.stream().mapToDouble(LaplaceDraws.Draw::logWeight).toArray());
        return new Fitted(
                ensemble, new ValueFit(new Hyperparameters(best.found().x()), best.softening()));
    }

    private Candidate candidate(
            Softening softening, Observations observations, Trend trend, int[] chosen, List<double[]> starts) {
        Softening.Softened softened = softening.apply(observations.values());
        double[] losses = softened.losses();
        Trend scaled = trend.scaledTo(observations.points(), losses);
        double[] expected = scaled.values(observations.points());
        for (int i = 0; i < losses.length; i++) {
            losses[i] -= expected[i];
        }
        var found = fitter.best(fitter.posterior(observations.points(), losses, chosen), starts);
        double slopes =
                IntStream.of(chosen).mapToDouble(i -> softened.logSlopes()[i]).sum();
        double burden = softening.equals(Softening.NONE) ? 0 : BURDEN;
        return new Candidate(softening, losses, scaled, found, slopes - found.value() - burden);
    }

    /** All that are possible where it's time to choose, else the last one. */
    private static List<Softening> softenings(int n, Optional<ValueFit> last) {
        int every = n <= 20 ? 2 : n <= 60 ? 5 : 20;
        if (last.isPresent() && n % every != 0) {
            return List.of(last.get().softening());
        }
        return Arrays.stream(OFFSETS).mapToObj(Softening::new).toList();
    }

    /** The fewer observations, the more hyper-parameters are possible, and the cheaper is a surrogate. */
    private static int draws(int n) {
        return n <= 30 ? 8 : n <= 60 ? 5 : n <= 120 ? 3 : n <= 250 ? 2 : 1;
    }
}
