package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the search is for: far less regret than random search after as many trials. */
class SearchQualityTest {

    private static final int TRIALS = 40;
    private static final int SEEDS = 9;
    private static final Rung RUNG = new Rung(1, 10, 1, 1);

    /**
     * A function with noise.
     *
     * @param loss    NaN where a configuration is infeasible
     * @param optimum its lowest value
     * @param noise   standard deviation of a measurement
     */
    private record Problem(SearchSpace space, ToDoubleFunction<Configuration> loss, double optimum, double noise) {}

    /** The noise-free loss of the trial with the best measured score, over the optimum. */
    private static double regret(Sampler sampler, Problem problem, long seed) {
        var space = new EncodedSpace(problem.space());
        var noise = new SplittableRandom(seed);
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        for (int trial = 1; trial <= TRIALS; trial++) {
            var state = new SearchProblem(space, Direction.MINIMIZE, history, fit);
            Suggestions suggestions = sampler.propose(state, 1, new Draws(seed, trial));
            fit = suggestions.fit();
            Configuration configuration = suggestions.configurations().get(0);
            double loss = problem.loss().applyAsDouble(configuration);
            history = history.opened(trial, configuration, "proposed", RUNG)
                    .ended(
                            trial,
                            Double.isNaN(loss)
                                    ? BayesianSamplerTest.infeasible()
                                    : BayesianSamplerTest.completed(loss + problem.noise() * noise.nextGaussian()));
        }
        Configuration best =
                history.best(Direction.MINIMIZE, RUNG).orElseThrow().configuration();
        return problem.loss().applyAsDouble(best) - problem.optimum();
    }

    /** The mean: a search that stays in a wrong basin counts, and one more of them doesn't turn everything. */
    private static double meanRegret(Sampler sampler, Problem problem) {
        return LongStream.range(0, SEEDS)
                .mapToDouble(seed -> regret(sampler, problem, seed))
                .average()
                .orElseThrow();
    }

    private static void assertFarBetterThanRandom(Problem problem, double share) {
        double bayesian = meanRegret(new BayesianSampler(FitTimer.none()), problem);
        double random = meanRegret(new RandomSampler(), problem);

        assertThat(bayesian).isLessThan(share * random);
    }

    @Test
    void findsBraninsValleys() {
        var space = new SearchSpace(List.of(new FloatParameter("x", -5, 10), new FloatParameter("y", 0, 15)));

        assertFarBetterThanRandom(new Problem(space, SearchQualityTest::branin, 0.39788735772973816, 0), 0.05);
    }

    private static double branin(Configuration c) {
        double x = c.real("x");
        double bend = c.real("y") - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static final double[] WEIGHTS = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] SCALES = {
        {10, 3, 17, 3.5, 1.7, 8}, {.05, 10, 17, .1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, .05, 10, .1, 14}
    };
    private static final double[][] CENTERS = {
        {.1312, .1696, .5569, .0124, .8283, .5886},
        {.2329, .4135, .8307, .3736, .1004, .9991},
        {.2348, .1451, .3522, .2883, .3047, .6650},
        {.4047, .8828, .8732, .5743, .1091, .0381}
    };

    @Test
    void findsHartmannsValleyUnderNoise() {
        var space = new SearchSpace(IntStream.range(0, 6)
                .<io.gatewise.model.space.Parameter>mapToObj(j -> new FloatParameter("x" + j, 0, 1))
                .toList());

        assertFarBetterThanRandom(new Problem(space, SearchQualityTest::hartmann, -3.322368011, 0.1), 0.6);
    }

    private static double hartmann(Configuration c) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double exponent = 0;
            for (int j = 0; j < 6; j++) {
                exponent += SCALES[i][j] * Math.pow(c.real("x" + j) - CENTERS[i][j], 2);
            }
            sum -= WEIGHTS[i] * Math.exp(-exponent);
        }
        return sum;
    }

    @Test
    void findsTheEdgeOfWhatCanBeTrained() {
        var space = new SearchSpace(Arrays.asList(
                new FloatParameter("learningRate", 1e-5, 1, true, null),
                new IntParameter("units", 8, 512, true, null),
                new IntParameter("layers", 1, 4),
                new FloatParameter("dropout", 0, 0.8),
                new CategoricalParameter("optimizer", List.of("sgd", "rmsprop", "adam"))));

        assertFarBetterThanRandom(new Problem(space, SearchQualityTest::training, 0, 0.01), 0.5);
    }

    /** As a training behaves: a basin in the learning rate that ends at a cliff, and wide networks want it lower. */
    private static double training(Configuration c) {
        double best = switch (c.text("optimizer")) {
            case "sgd" -> -1;
            case "rmsprop" -> -2.8;
            default -> -2.5;
        };
        double width = Math.log(c.real("units") / 128) / Math.log(2);
        double off = Math.log10(c.real("learningRate")) - best + 0.15 * width;
        if (off > 0.8) {
            return Double.NaN;
        }
        double choice = c.text("optimizer").equals("adam") ? 0 : 0.1;
        return 1
                - Math.exp(-off * off)
                + 0.02 * width * width
                + choice
                + 0.05 * Math.abs(c.integer("layers") - 2)
                + Math.pow(c.real("dropout") - 0.2, 2);
    }
}
