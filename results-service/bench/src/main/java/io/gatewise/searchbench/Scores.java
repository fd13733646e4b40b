package io.gatewise.searchbench;

import io.gatewise.results.search.RandomSampler;
import io.gatewise.results.search.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Scores of samplers: 1 − regret / random search's median regret after as many evaluations, cut at −1. */
final class Scores {

    static final int RANDOM_SEEDS = 101;

    private Scores() {}

    /**
     * Prints mean scores of the samplers on each surface.
     *
     * @param names   samplers, see {@link Contenders}
     * @param seeds   how many searches of each surface
     * @param pending how many trials are always under way
     * @param filter  surfaces whose name contains it
     */
    static void print(List<String> names, int seeds, int pending, String filter) {
        System.out.printf(
                "%n%d seeds, %d at a time: score after 25, 50, 100 evaluations; infeasible; ms a suggestion%n",
                seeds, pending);
        var sums = new double[names.size()][Run.AT.length];
        var variances = new double[names.size()][Run.AT.length]; // of the scores' sums
        int surfaces = 0;
        for (Surface surface : Surfaces.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            surfaces++;
            double lowest = Optimum.of(surface);
            double[] random = medianRegrets(surface, lowest);
            for (int s = 0; s < names.size(); s++) {
                Sampler sampler = Contenders.named(names.get(s));
                List<Run> runs = LongStream.range(0, seeds)
                        .mapToObj(seed -> Run.of(surface, lowest, sampler, pending, seed))
                        .toList();
                double[] scores = new double[Run.AT.length];
                for (int i = 0; i < scores.length; i++) {
                    int at = i;
                    scores[i] = runs.stream()
                            .mapToDouble(run -> score(run.regrets()[at], random[at]))
                            .average()
                            .orElseThrow();
                    sums[s][i] += scores[i];
                    variances[s][i] += runs.stream()
                                    .mapToDouble(run -> Math.pow(score(run.regrets()[at], random[at]) - scores[at], 2))
                                    .sum()
                            / (seeds * Math.max(1.0, seeds - 1));
                }
                line(surface.name(), names.get(s), scores, runs);
            }
        }
        double count = surfaces;
        for (int s = 0; s < names.size(); s++) {
            line(
                    "mean",
                    names.get(s),
                    Arrays.stream(sums[s]).map(sum -> sum / count).toArray(),
                    List.of());
            double[] errors = Arrays.stream(variances[s])
                    .map(sum -> Math.sqrt(sum) / count)
                    .toArray();
            line("standard error", names.get(s), errors, List.of());
        }
    }

    static void line(String surface, String sampler, double[] scores, List<Run> runs) {
        String more = runs.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %5.1f %7.1f",
                        runs.stream().mapToInt(Run::infeasible).average().orElseThrow(),
                        runs.stream().mapToDouble(Run::askSeconds).average().orElseThrow() * 1000);
        System.out.printf(
                Locale.ROOT,
                "%-16s %-10s %6.3f %6.3f %6.3f%s%n",
                surface,
                sampler,
                scores[0],
                scores[1],
                scores[2],
                more);
    }

    static double score(double regret, double random) {
        return random <= 0 ? (regret <= 0 ? 1 : -1) : Math.max(-1, 1 - regret / random);
    }

    static double[] medianRegrets(Surface surface, double lowest) {
        List<Run> runs = LongStream.range(0, RANDOM_SEEDS)
                .mapToObj(seed -> Run.of(surface, lowest, new RandomSampler(), 1, 5000 + seed))
                .toList();
        var medians = new double[Run.AT.length];
        for (int i = 0; i < medians.length; i++) {
            int at = i;
            double[] sorted =
                    runs.stream().mapToDouble(run -> run.regrets()[at]).sorted().toArray();
            medians[i] = sorted[RANDOM_SEEDS / 2];
        }
        return medians;
    }
}
