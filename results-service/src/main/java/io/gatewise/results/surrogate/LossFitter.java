package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fits the surrogates of losses: how much to soften them, the most probable hyper-parameters and others that are
 * possible.
 */
public final class LossFitter {

    private static final List<Softening> ALL =
            List.of(Softening.NONE, new Softening(1), new Softening(0.1), new Softening(0.01));

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
        Optional<Curvature> known = last.flatMap(ValueFit::curvature)
                .filter(at -> at.rows() == fitter.prior().size());
        boolean anew = known.isEmpty() || Renewal.due(known.get().observations(), n);
        List<double[]> starts = fitter.starts(n, last.map(ValueFit::hyperparameters));
        Candidate best = null;
        for (Softening softening : anew ? ALL : List.of(last.get().softening())) {
            Candidate candidate = candidate(softening, observations, trend, chosen, starts, known);
            best = best == null || candidate.evidence() > best.evidence() ? candidate : best;
        }
        HyperPrior prior = fitter.prior();
        LogPosterior posterior = fitter.posterior(observations.points(), best.losses(), chosen);
        BoxMinimizer.Minimum found = best.found();
        if (anew && n > SurrogateFitter.MANY) {
            found = better(found, fitter.best(posterior, fitter.fixedStarts(), Optional.empty()));
        }
        var draws = new LaplaceDraws(posterior, prior.lower(), prior.upper());
        Optional<Curvature> curvature = anew ? draws.curvature(found.x(), n) : known;
        Ensemble ensemble = ensemble(
                draws.around(found.x(), found.value(), curvature, draws(n), random), observations.points(), best);
        return new Fitted(ensemble, new ValueFit(new Hyperparameters(found.x()), best.softening(), curvature));
    }

    private static BoxMinimizer.Minimum better(BoxMinimizer.Minimum one, BoxMinimizer.Minimum other) {
        return other.value() < one.value() ? other : one;
    }

    private Ensemble ensemble(List<LaplaceDraws.Draw> draws, double[][] points, Candidate candidate) {
        return new Ensemble(
                draws.stream()
                        .map(draw -> fitter.process(draw.theta(), points, candidate.losses(), candidate.trend()))
                        .toList(),
                draws.stream().mapToDouble(LaplaceDraws.Draw::logWeight).toArray());
    }

    private Candidate candidate(
            Softening softening,
            Observations observations,
            Trend trend,
            int[] chosen,
            List<double[]> starts,
            Optional<Curvature> curvature) {
        Softening.Softened softened = softening.apply(observations.values());
        double[] losses = softened.losses();
        Trend scaled = trend.scaledTo(observations.points(), losses);
        double[] expected = scaled.values(observations.points());
        for (int i = 0; i < losses.length; i++) {
            losses[i] -= expected[i];
        }
        var found = fitter.best(fitter.posterior(observations.points(), losses, chosen), starts, curvature);
        double slopes =
                IntStream.of(chosen).mapToDouble(i -> softened.logSlopes()[i]).sum();
        double burden = softening.equals(Softening.NONE) ? 0 : BURDEN;
        return new Candidate(softening, losses, scaled, found, slopes - found.value() - burden);
    }

    /** The fewer observations, the more hyper-parameters are possible, and the cheaper is a surrogate. */
    private static int draws(int n) {
        return n <= 30 ? 8 : n <= 60 ? 5 : n <= 120 ? 3 : n <= 250 ? 2 : 1;
    }
}
