package io.gatewise.results.surrogate;

import io.gatewise.results.numeric.BoxMinimizer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fits the surrogates of losses: how much to soften them, how to warp coordinates, the most probable hyper-parameters and
 * others that are possible. The hyper-parameters are fitted each time, from the last fit on; the rest is chosen anew once
 * there is some more to learn from, and so are the starts from which no earlier fit leads away.
 */
public final class LossFitter {

    private static final List<Softening> SOFTENINGS =
            List.of(Softening.NONE, new Softening(1), new Softening(0.1), new Softening(0.01));

    /** How much more probable, as a logarithm, softened losses must be than plain ones. */
    private static final double BURDEN = 2;

    /** Fewer observations than this don't tell a warped coordinate from noise. */
    private static final int FEWEST_TO_WARP = 40;

    private final SurrogateFitter fitter;

    /** A fitter of losses that finds hyper-parameters with {@code fitter}. */
    public LossFitter(SurrogateFitter fitter) {
        this.fitter = fitter;
    }

    /** Surrogates and what they were fitted to. */
    public record Fitted(Ensemble ensemble, ValueFit fit) {}

    private record Candidate(
            Softening softening, double[] losses, double logSlopes, Trend trend, WarpingSearch.Found found) {

        double evidence() {
            return found.evidence() + logSlopes - (softening.equals(Softening.NONE) ? 0 : BURDEN);
        }

        Candidate with(WarpingSearch.Found other) {
            return new Candidate(softening, losses, logSlopes, trend, other);
        }
    }

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
        int m = fitter.prior().size();
        int[] chosen = SurrogateFitter.chosen(observations.values());
        Optional<ValueFit> before = last.filter(fit -> fit.hyperparameters().values().length == m);
        Optional<Curvature> known = before.flatMap(ValueFit::curvature);
        boolean anew = known.isEmpty() || Renewal.due(known.get().observations(), n);
        Candidate best = null;
        for (Softening softening : anew ? SOFTENINGS : List.of(before.get().softening())) {
            Candidate candidate = candidate(softening, observations, trend, chosen, before);
            best = best == null || candidate.evidence() > best.evidence() ? candidate : best;
        }
        if (anew) {
            best = best.with(lookedFurther(observations.points(), best, chosen));
        }
        SurrogateFitter warped = fitter.warped(best.found().warping());
        BoxMinimizer.Minimum minimum = best.found().minimum();
        LogPosterior posterior = warped.posterior(observations.points(), best.losses(), chosen);
        var draws = new LaplaceDraws(
                posterior, fitter.prior().lower(), fitter.prior().upper());
        Optional<Curvature> curvature = anew ? draws.curvature(minimum.x(), n) : known;
        var possible = draws.around(minimum.x(), minimum.value(), curvature, draws(n), random);
        return new Fitted(
                ensemble(warped, possible, observations.points(), best),
                new ValueFit(
                        new Hyperparameters(minimum.x()),
                        best.softening(),
                        Optional.of(best.found().warping()).filter(warping -> warping.warped() > 0),
                        curvature));
    }

    private Candidate candidate(
            Softening softening, Observations observations, Trend trend, int[] chosen, Optional<ValueFit> before) {
        Softening.Softened softened = softening.apply(observations.values());
        double[] losses = softened.losses();
        Trend scaled = trend.scaledTo(observations.points(), losses);
        double[] expected = scaled.values(observations.points());
        for (int i = 0; i < losses.length; i++) {
            losses[i] -= expected[i];
        }
        Warping warping = before.flatMap(ValueFit::warping)
                .orElseGet(() -> Warping.none(fitter.prior().size() - 2));
        var found = fitter.best(
                fitter.warped(warping).posterior(observations.points(), losses, chosen),
                fitter.starts(losses.length, before.map(ValueFit::hyperparameters)),
                before.flatMap(ValueFit::curvature));
        double logSlopes =
                IntStream.of(chosen).mapToDouble(i -> softened.logSlopes()[i]).sum();
        return new Candidate(softening, losses, logSlopes, scaled, new WarpingSearch.Found(warping, found));
    }

    /** The best of what was found, of what the fixed starts lead to and of what a warping makes of it. */
    private WarpingSearch.Found lookedFurther(double[][] points, Candidate best, int[] chosen) {
        int n = points.length;
        Warping warping = best.found().warping();
        WarpingSearch.Found found = best.found();
        if (n > SurrogateFitter.MANY) {
            LogPosterior posterior = fitter.warped(warping).posterior(points, best.losses(), chosen);
            var other = fitter.best(posterior, fitter.fixedStarts(), Optional.empty());
            found = other.value() < found.minimum().value() ? new WarpingSearch.Found(warping, other) : found;
        }
        return n < FEWEST_TO_WARP ? found : new WarpingSearch(fitter, points, best.losses(), chosen).from(found);
    }

    private static Ensemble ensemble(
            SurrogateFitter fitter, List<LaplaceDraws.Draw> draws, double[][] points, Candidate candidate) {
        return new Ensemble(
                draws.stream()
                        .map(draw -> fitter.process(draw.theta(), points, candidate.losses(), candidate.trend()))
                        .toList(),
                draws.stream().mapToDouble(LaplaceDraws.Draw::logWeight).toArray());
    }

    /** The fewer observations, the more hyper-parameters are possible, and the cheaper is a surrogate. */
    private static int draws(int n) {
        return n <= 30 ? 8 : n <= 60 ? 5 : n <= 120 ? 3 : n <= 250 ? 2 : 1;
    }
}
