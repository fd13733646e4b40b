package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Search;
import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Scores of searches in rungs by effort: 1 − regret / the median regret of random search with full trainings at the same
 * effort, cut at −1.
 */
final class Rungs {

    private static final int RANDOM_SEEDS = 41;

    private Rungs() {}

    static void print(List<String> ways, int seeds, String filter) {
        System.out.printf(
                "%n%d seeds: score after %s full trainings, standard error; trials; ms an answer%n",
                seeds, Arrays.toString(RungRun.AT));
        var all = new double[ways.size()][RungRun.AT.length][];
        for (var row : all) {
            Arrays.fill(row, new double[0]);
        }
        for (Surface surface : Trainings.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            double lowest = Optimum.of(surface);
            var trainings = new SlowLearning(surface, spread(surface, lowest));
            double[] random = median(surface, trainings, lowest);
            for (int w = 0; w < ways.size(); w++) {
                double[][] scores = scores(surface, trainings, ways.get(w), seeds, lowest, random);
                for (int i = 0; i < scores.length; i++) {
                    all[w][i] = concat(all[w][i], scores[i]);
                }
            }
        }
        for (int w = 0; w < ways.size(); w++) {
            line("all", ways.get(w), all[w], "");
        }
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double[][] scores(
            Surface surface, SlowLearning trainings, String way, int seeds, double lowest, double[] random) {
        List<RungRun> runs = LongStream.range(0, seeds)
                .mapToObj(seed -> new RungRun(trainings, surface, search(way, seed), seed))
                .toList();
        double[][] regrets = runs.stream().map(run -> run.regrets(lowest)).toArray(double[][]::new);
        var scores = new double[RungRun.AT.length][seeds];
        for (int i = 0; i < scores.length; i++) {
            for (int seed = 0; seed < seeds; seed++) {
                scores[i][seed] = Scores.score(Math.max(0, regrets[seed][i]), random[i]);
            }
        }
        line(
                surface.name(),
                way,
                scores,
                String.format(
                        Locale.ROOT,
                        " %6.1f %6.1f  %s",
                        runs.stream().mapToInt(RungRun::trials).average().orElseThrow(),
                        1000
                                * runs.stream()
                                        .mapToDouble(RungRun::askSeconds)
                                        .average()
                                        .orElseThrow(),
                        forecasts(runs)));
        return scores;
    }

    private static String forecasts(List<RungRun> runs) {
        var sums = new int[4];
        for (RungRun run : runs) {
            int[] counts = run.forecasts();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
        }
        return Arrays.toString(sums);
    }

    private static void line(String surface, String way, double[][] scores, String more) {
        var text = new StringBuilder(String.format("%-16s %-10s", surface, way));
        for (double[] at : scores) {
            double mean = Arrays.stream(at).average().orElse(Double.NaN);
            double variance =
                    Arrays.stream(at).map(s -> (s - mean) * (s - mean)).sum() / Math.max(1, at.length - 1);
            text.append(String.format(Locale.ROOT, "  %6.3f ±%5.3f", mean, Math.sqrt(variance / at.length)));
        }
        System.out.println(text + more);
    }

    private static Search search(String way, long seed) {
        var algorithm = switch (way) {
            case "random", "full", "random-on" -> Search.Algorithm.RANDOM;
            case "tpe" -> Search.Algorithm.TPE;
            default -> Search.Algorithm.BAYESIAN;
        };
        var search = new Search(algorithm, 5000, 4, seed, false);
        return way.equals("full")
                ? search
                : search.withFidelity(
                        new Fidelity(Fidelity.By.EPOCHS, 3.0, 3.0, Fidelity.Scheme.ASHA, way.endsWith("-on")));
    }

    private static double[] median(Surface surface, SlowLearning trainings, double lowest) {
        double[][] regrets = LongStream.range(0, RANDOM_SEEDS)
                .mapToObj(seed ->
                        new RungRun(trainings, surface, search("full", 7000 + seed), 7000 + seed).regrets(lowest))
                .toArray(double[][]::new);
        var medians = new double[RungRun.AT.length];
        for (int i = 0; i < medians.length; i++) {
            int at = i;
            medians[i] = Arrays.stream(regrets)
                    .mapToDouble(each -> each[at])
                    .sorted()
                    .toArray()[RANDOM_SEEDS / 2];
        }
        return medians;
    }

    /** From the lowest loss to the median of what can be trained. */
    private static double spread(Surface surface, double lowest) {
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(5);
        double[] losses = random.doubles()
                .mapToObj(any -> space.decode(
                        space.atUnit(random.doubles(space.dimensions()).toArray())))
                .limit(1000)
                .mapToDouble((Configuration c) -> surface.loss().at(c))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return losses[losses.length / 2] - lowest;
    }
}
