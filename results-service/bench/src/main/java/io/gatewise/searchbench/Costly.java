package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Search;
import io.gatewise.results.search.BayesianSampler;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.search.RandomSampler;
import io.gatewise.results.search.Sampler;
import io.gatewise.results.search.SearchProblem;
import io.gatewise.results.search.Suggestions;
import io.gatewise.results.search.Timing;
import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Scores after as much time, rather than after as many trials, of searches that weigh improvement by seconds or don't. */
final class Costly {

    /** In mean trainings of the space. */
    static final int[] AT = {10, 25, 50};

    private static final int MOST_TRIALS = 250;
    private static final int RANDOM_SEEDS = 101;

    /** A diverging training is noticed before it ends. */
    private static final double UNTIL_DIVERGED = 0.2;

    /** How long a training of each surface takes, but for luck. */
    private static final Map<String, ToDoubleFunction<Configuration>> SECONDS = Map.of(
            "forecasting",
                    c -> 0.5
                            + 1e-6
                                    * c.integer("layers")
                                    * squared(c, "units")
                                    * c.real("window")
                                    * (1 + 16 / c.real("batch")),
            "classification",
                    c -> 0.5
                            + 1e-3
                                    * squared(c, "units")
                                    * (c.text("bidirectional").equals("yes") ? 2 : 1),
            "characters", c -> 0.5 + 1e-6 * c.integer("layers") * squared(c, "units") * c.real("window"),
            "deep", c -> 0.5 + 1e-3 * deep(c),
            "small-budget", c -> 0.5 + 2e-3 * c.integer("layers") * squared(c, "units"));

    private Costly() {}

    private static double squared(Configuration c, String units) {
        return c.real(units) * (c.real(units) + 16);
    }

    private static double deep(Configuration c) {
        double sum = 0;
        for (int layer = 1; layer <= c.integer("layers"); layer++) {
            sum += squared(c, "units" + layer);
        }
        return sum;
    }

    /** How a search weighs seconds when it has used up a share of its time; empty for not at all. */
    interface Weighing {
        Optional<Double> power(double used);
    }

    /** Prints mean scores after so many mean trainings' time. */
    static void print(int seeds, String filter) {
        System.out.printf("%n%d seeds: score after the time of 10, 25, 50 mean trainings; trials%n", seeds);
        Map<String, Weighing> weighings = new java.util.TreeMap<>(Map.of(
                "per-trial", used -> Optional.empty(),
                "per-second", used -> Optional.of(1.0),
                "cooling", used -> Optional.of(Math.max(0, 1 - used))));
        var sums = new java.util.TreeMap<String, double[]>();
        int surfaces = 0;
        for (Surface surface : Surfaces.all()) {
            ToDoubleFunction<Configuration> seconds = SECONDS.get(surface.name());
            if (seconds == null || !surface.name().contains(filter)) {
                continue;
            }
            surfaces++;
            double lowest = Optimum.of(surface);
            double mean = mean(surface, seconds);
            double[] random = medians(surface, seconds, lowest, mean);
            weighings.forEach((name, weighing) -> {
                var scores = new double[AT.length + 1];
                for (long seed = 0; seed < seeds; seed++) {
                    double[] regrets = regrets(
                            surface, seconds, lowest, mean, new BayesianSampler(FitTimer.none()), weighing, seed);
                    for (int i = 0; i < AT.length; i++) {
                        scores[i] += Scores.score(regrets[i], random[i]) / seeds;
                    }
                    scores[AT.length] += regrets[AT.length] / seeds;
                }
                line(surface.name(), name, scores);
                double[] sum = sums.computeIfAbsent(name, any -> new double[scores.length]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += scores[i];
                }
            });
        }
        int count = surfaces;
        sums.forEach((name, sum) ->
                line("mean", name, Arrays.stream(sum).map(each -> each / count).toArray()));
    }

    private static void line(String surface, String name, double[] scores) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %-12s %6.3f %6.3f %6.3f %6.1f%n",
                surface,
                name,
                scores[0],
                scores[1],
                scores[2],
                scores[3]);
    }

    private static double mean(Surface surface, ToDoubleFunction<Configuration> seconds) {
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(3);
        double sum = 0;
        int draws = 5000;
        for (int i = 0; i < draws; i++) {
            Configuration drawn =
                    space.decode(space.atUnit(random.doubles(space.dimensions()).toArray()));
            boolean diverges = Double.isNaN(surface.loss().at(drawn));
            sum += seconds.applyAsDouble(drawn) * (diverges ? UNTIL_DIVERGED : 1);
        }
        return sum / draws;
    }

    private static double[] medians(
            Surface surface, ToDoubleFunction<Configuration> seconds, double lowest, double mean) {
        var all = new double[AT.length][RANDOM_SEEDS];
        for (int seed = 0; seed < RANDOM_SEEDS; seed++) {
            double[] regrets =
                    regrets(surface, seconds, lowest, mean, new RandomSampler(), used -> Optional.empty(), 5000 + seed);
            for (int i = 0; i < AT.length; i++) {
                all[i][seed] = regrets[i];
            }
        }
        return Arrays.stream(all)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[RANDOM_SEEDS / 2])
                .toArray();
    }

    /** Regret after each of {@link #AT}, then the number of trials. */
    private static double[] regrets(
            Surface surface,
            ToDoubleFunction<Configuration> seconds,
            double lowest,
            double mean,
            Sampler sampler,
            Weighing weighing,
            long seed) {
        var study = new EventStudy(surface, new Search(null, MOST_TRIALS, 1, seed, false));
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(1000 + seed);
        Optional<Fit> fit = Optional.empty();
        var regrets = new double[AT.length + 1];

        double regret = 10; // nothing has ended yet: worse than anything measured
        double measured = Double.POSITIVE_INFINITY;
        double clock = 0;
        double end = AT[AT.length - 1] * mean;
        int trials = 0;
        int reached = 0;
        while (reached < AT.length) {
            Optional<Timing> timing = weighing.power(clock / end)
                    .map(power -> new Timing(study.state().spec().fullRung(), any -> 1.0, power));
            var problem = new SearchProblem(
                    space,
                    study.state().direction(),
                    study.state().history(),
                    fit,
                    SearchProblem.ALL,
                    List.of(),
                    timing);
            Suggestions suggestions = sampler.propose(problem, 1, new Draws(seed, 2L * trials + 1));
            Optional<Fit> before = fit;
            fit = suggestions.fit().or(() -> before);
            Configuration configuration = suggestions.configurations().get(0);
            double loss = surface.loss().at(configuration);
            double took = seconds.applyAsDouble(configuration)
                    * Math.exp(0.15 * random.nextGaussian())
                    * (Double.isNaN(loss) ? UNTIL_DIVERGED : 1);
            double value = loss + surface.noise().draw(random);
            trials++;
            clock = trials == MOST_TRIALS ? end * 2 : clock + took;
            while (reached < AT.length && clock > AT[reached] * mean) {
                regrets[reached++] = regret; // this one ended too late
            }
            study.tried(configuration, value, took);
            if (value < measured) {
                measured = value;
                regret = Math.max(0, loss - lowest);
            }
        }
        regrets[AT.length] = trials;
        return regrets;
    }
}
