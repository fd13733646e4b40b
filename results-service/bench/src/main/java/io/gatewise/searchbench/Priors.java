package io.gatewise.searchbench;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.search.Sampler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Scores with what users may believe: nothing, about the right place, or one half of each range away from it. */
final class Priors {

    /** Of each range: how far a good belief's center is off, and how sure a belief is of itself. */
    private static final double OFF = 0.1;

    private static final double DEVIATION = 0.15;

    private Priors() {}

    /** Prints mean scores over surfaces whose name contains {@code filter}, see {@link Scores}. */
    static void print(int seeds, List<String> names, String filter) {
        System.out.printf("%n%d seeds: score after 25, 50, 100 evaluations by belief%n", seeds);
        Map<String, double[]> sums = new TreeMap<>();
        int surfaces = 0;
        for (Surface surface : Surfaces.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            surfaces++;
            Configuration optimum = Optimum.at(surface);
            double lowest = surface.loss().at(optimum);
            double[] random = Scores.medianRegrets(surface, lowest);
            Map<String, LongFunction<Surface>> beliefs = Map.of(
                    "none", seed -> surface,
                    "right", seed -> believed(surface, optimum, 0, seed),
                    "wrong", seed -> believed(surface, optimum, 0.5, seed));
            for (String name : names) {
                Sampler sampler = Contenders.named(name);
                new TreeMap<>(beliefs).forEach((belief, of) -> {
                    double[] scores = scores(of, lowest, sampler, seeds, random);
                    Scores.line(surface.name() + " " + belief, name, scores, List.of());
                    double[] sum = sums.computeIfAbsent(name + " " + belief, key -> new double[scores.length]);
                    for (int i = 0; i < scores.length; i++) {
                        sum[i] += scores[i];
                    }
                });
            }
        }
        int count = surfaces;
        sums.forEach((key, sum) -> {
            double[] mean = java.util.Arrays.stream(sum).map(s -> s / count).toArray();
            Scores.line("mean", key, mean, List.of());
        });
    }

    private static double[] scores(
            LongFunction<Surface> of, double lowest, Sampler sampler, int seeds, double[] random) {
        List<Run> runs = LongStream.range(0, seeds)
                .mapToObj(seed -> Run.of(of.apply(seed), lowest, sampler, 1, seed))
                .toList();
        var scores = new double[random.length];
        for (int i = 0; i < scores.length; i++) {
            int at = i;
            scores[i] = runs.stream()
                    .mapToDouble(run -> Scores.score(run.regrets()[at], random[at]))
                    .average()
                    .orElseThrow();
        }
        return scores;
    }

    private static Surface believed(Surface surface, Configuration optimum, double shift, long seed) {
        var random = new SplittableRandom(7000 + seed);
        List<Parameter> parameters = surface.space().parameters().stream()
                .map(parameter ->
                        believed(parameter, optimum.values().get(parameter.name()), shift, random.nextGaussian() * OFF))
                .toList();
        return new Surface(surface.name(), new SearchSpace(parameters), surface.loss(), surface.noise());
    }

    private static Parameter believed(Parameter parameter, Object best, double shift, double off) {
        if (best == null) {
            return parameter;
        }
        if (parameter instanceof CategoricalParameter choices) {
            int count = choices.choices().size();
            List<Double> weights = new java.util.ArrayList<>(Collections.nCopies(count, 1.0));
            weights.set((choices.choices().indexOf(best) + (shift > 0 ? 1 : 0)) % count, 3.0);
            return choices.withPrior(Prior.weighted(weights));
        }
        double unit = parameter.toUnit(best) + off;
        unit = shift > 0 ? unit + (unit < 0.5 ? shift : -shift) : unit;
        double center = ((Number) parameter.fromUnit(Math.min(1, Math.max(0, unit)))).doubleValue();
        boolean log = parameter instanceof IntParameter whole ? whole.log() : ((FloatParameter) parameter).log();
        double low = parameter instanceof IntParameter whole ? whole.low() : ((FloatParameter) parameter).low();
        double high = parameter instanceof IntParameter whole ? whole.high() : ((FloatParameter) parameter).high();
        double deviation = log ? Math.exp(DEVIATION * Math.log(high / low)) : DEVIATION * (high - low);
        return parameter.withPrior(Prior.around(center, deviation));
    }
}
