package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Objective;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Several objectives as one, another one for each proposal: chance weighs them, and what counts is the worst of the weighted
 * losses and a little of their sum (augmented Tchebycheff). {@link BayesianSampler} then searches as ever.
 *
 * @see <a href="https://doi.org/10.1109/TEVC.2005.851274">Knowles 2006: ParEGO</a>
 */
public final class ScalarisedSampler {

    private static final double SUM_SHARE = 0.05;

    /** Positions whose draws nobody else uses. */
    private static final int WEIGHTS = 1_000_000;

    private final BayesianSampler sampler;

    /** A sampler whose fits {@code timer} measures. */
    public ScalarisedSampler(FitTimer timer) {
        this.sampler = new BayesianSampler(timer);
    }

    /**
     * Up to {@code count} configurations; fewer where the space holds no more.
     *
     * @param ranked see {@link ParetoProblem#ranked}
     */
    public Suggestions propose(SearchProblem ranked, List<Objective> objectives, int count, Draws draws) {
        History history = ranked.history();
        Optional<Fit> fit = ranked.lastFit();
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            double[] weights = weights(objectives.size(), draws.position(WEIGHTS + position));
            ToDoubleFunction<RungScore> loss = loss(history, objectives, weights);
            History one = history.scored((trial, score) -> loss.applyAsDouble(score));
            // each is the only one of its answer, so its draws come from a demand that nobody makes
            var own = new Draws(draws.seed(), draws.demand() + ((long) position << 40));
            Suggestions next = sampler.propose(ranked.with(one, fit), 1, own);
            if (next.configurations().isEmpty()) {
                break;
            }
            fit = next.fit().or(ranked::lastFit);
            Configuration configuration = next.configurations().get(0);
            found.add(configuration);
            history = history.pending(configuration);
        }
        return new Suggestions(found, fit);
    }

    /** The scalar loss of what a trial came to; losses count relative to their range so far. */
    private static ToDoubleFunction<RungScore> loss(History history, List<Objective> objectives, double[] weights) {
        int m = weights.length;
        var low = new double[m];
        var high = new double[m];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        history.trials().stream()
                .flatMap(trial -> trial.scores().stream())
                .map(score -> score.losses(objectives))
                .forEach(losses -> {
                    for (int j = 0; j < m; j++) {
                        low[j] = Math.min(low[j], losses[j]);
                        high[j] = Math.max(high[j], losses[j]);
                    }
                });
        return score -> {
            double[] losses = score.losses(objectives);
            double worst = 0;
            double sum = 0;
            for (int j = 0; j < m; j++) {
                // halves, so that the difference of very large values stays finite
                double range = high[j] / 2 - low[j] / 2;
                double term = range > 0 ? weights[j] * ((losses[j] / 2 - low[j] / 2) / range) : 0;
                worst = Math.max(worst, term);
                sum += term;
            }
            return worst + SUM_SHARE * sum;
        };
    }

    /** Evenly from those that add up to 1. */
    private static double[] weights(int m, RandomGenerator random) {
        double[] weights = random.doubles(m).map(u -> -Math.log(1 - u)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
