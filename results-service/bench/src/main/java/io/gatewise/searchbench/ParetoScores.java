package io.gatewise.searchbench;

import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.pareto.Hypervolume;
import io.gatewise.results.pareto.ParetoOrder;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What samplers dominate after 25, 50 and 100 trials, without noise: as many times random search's median volume, and between
 * it (0) and a front found by a long evolution (1).
 */
final class ParetoScores {

    private static final int RANDOM_SEEDS = 31;
    private static final int POPULATION = 60;
    private static final int GENERATIONS = 400;

    private ParetoScores() {}

    private record Searched(double[] volumes, int infeasible, double askSeconds) {}

    /** Prints all surfaces whose name contains {@code filter}. */
    static void print(List<String> samplers, int seeds, int pending, String filter) {
        System.out.printf(
                "%n%d seeds, %d at a time: volume over random search's after 25, 50, 100 trials; share of what is left to"
                        + " gain over it; infeasible; ms a suggestion%n",
                seeds, pending);
        var sums = new double[samplers.size()][6];
        int surfaces = 0;
        for (ParetoSurface surface : ParetoSurface.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            surfaces++;
            double[] random = median(surface);
            double most = most(surface);
            for (int s = 0; s < samplers.size(); s++) {
                String sampler = samplers.get(s);
                List<Searched> runs = IntStream.range(0, seeds)
                        .mapToObj(seed -> searched(surface, sampler, pending, seed))
                        .toList();
                var line = new double[6];
                for (int i = 0; i < 3; i++) {
                    int at = i;
                    double mean = runs.stream()
                            .mapToDouble(run -> run.volumes()[at])
                            .average()
                            .orElseThrow();
                    line[i] = mean / random[i];
                    line[3 + i] = (mean - random[i]) / (most - random[i]);
                    sums[s][i] += line[i];
                    sums[s][3 + i] += line[3 + i];
                }
                double infeasible =
                        runs.stream().mapToInt(Searched::infeasible).average().orElseThrow();
                double ask = runs.stream()
                        .mapToDouble(Searched::askSeconds)
                        .average()
                        .orElseThrow();
                line(surface.name(), sampler, line, String.format(Locale.ROOT, " %5.1f %7.1f", infeasible, ask * 1000));
            }
        }
        for (int s = 0; s < samplers.size(); s++) {
            int count = surfaces;
            line(
                    "mean",
                    samplers.get(s),
                    Arrays.stream(sums[s]).map(sum -> sum / count).toArray(),
                    "");
        }
    }

    private static void line(String surface, String sampler, double[] n, String more) {
        System.out.printf(
                Locale.ROOT,
                "%-14s %-10s %6.3f %6.3f %6.3f   %6.3f %6.3f %6.3f%s%n",
                surface,
                sampler,
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                more);
    }

    private static Searched searched(ParetoSurface surface, String sampler, int pending, long seed) {
        var random = new SplittableRandom(1000 + seed);
        var study = new ParetoStudy(surface, sampler, seed);
        Deque<TrialRecord> running = new ArrayDeque<>();
        List<double[]> found = new ArrayList<>();
        var volumes = new double[Run.AT.length];
        int infeasible = 0;
        long nanos = 0;
        for (int ended = 1; ended <= Run.AT[Run.AT.length - 1]; ended++) {
            while (running.size() < pending) {
                long start = System.nanoTime();
                running.add(study.ask());
                nanos += System.nanoTime() - start;
            }
            TrialRecord trial = running.poll();
            double[] losses = surface.losses().at(trial.configuration());
            if (losses == null) {
                infeasible++;
                study.tell(trial.number(), null);
            } else {
                found.add(surface.scaled(losses));
                double[] measured = losses.clone();
                for (int j = 0; j < measured.length; j++) {
                    measured[j] += surface.noise()[j] * random.nextGaussian();
                }
                study.tell(trial.number(), measured);
            }
            for (int i = 0; i < volumes.length; i++) {
                volumes[i] = ended == Run.AT[i] ? volume(found, surface) : volumes[i];
            }
        }
        return new Searched(volumes, infeasible, nanos / 1e9 / Run.AT[Run.AT.length - 1]);
    }

    private static double volume(List<double[]> points, ParetoSurface surface) {
        var reference = new double[surface.objectives()];
        Arrays.fill(reference, 1);
        double[][] all = points.toArray(double[][]::new);
        int[] front = io.gatewise.results.pareto.Dominance.front(all);
        return Hypervolume.of(IntStream.of(front).mapToObj(i -> all[i]).toArray(double[][]::new), reference);
    }

    private static double[] median(ParetoSurface surface) {
        List<Searched> runs = IntStream.range(0, RANDOM_SEEDS)
                .mapToObj(seed -> searched(surface, "random", 1, 5000 + seed))
                .toList();
        var medians = new double[Run.AT.length];
        for (int i = 0; i < medians.length; i++) {
            int at = i;
            medians[i] =
                    runs.stream().mapToDouble(run -> run.volumes()[at]).sorted().toArray()[RANDOM_SEEDS / 2];
        }
        return medians;
    }

    /** The volume of the front that a population ends at, after tens of thousands of trials without noise. */
    private static double most(ParetoSurface surface) {
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(1);
        List<double[]> points = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        while (points.size() < POPULATION) {
            add(surface, space, space.atUnit(random.doubles(space.dimensions()).toArray()), points, losses);
        }
        for (int generation = 0; generation < GENERATIONS; generation++) {
            double size = 0.25 * Math.exp(-4.0 * generation / GENERATIONS);
            for (int i = 0; i < POPULATION; i++) {
                double[] mate = points.get(random.nextInt(POPULATION));
                double[] child = points.get(i).clone();
                for (int j = 0; j < child.length; j++) {
                    child[j] = random.nextDouble() < 0.3 ? mate[j] : child[j];
                    if (random.nextDouble() < 0.4) {
                        double unit = space.axes().get(j).categorical()
                                ? random.nextDouble()
                                : Math.min(1, Math.max(0, child[j] + size * random.nextGaussian()));
                        child[j] = space.axes().get(j).atUnit(unit);
                    }
                }
                add(surface, space, space.canonical(child), points, losses);
            }
            int[] best = ParetoOrder.bestFirst(losses.toArray(double[][]::new));
            List<double[]> keptPoints = new ArrayList<>();
            List<double[]> keptLosses = new ArrayList<>();
            for (int i = 0; i < POPULATION; i++) {
                keptPoints.add(points.get(best[i]));
                keptLosses.add(losses.get(best[i]));
            }
            points = keptPoints;
            losses = keptLosses;
        }
        return volume(losses, surface);
    }

    private static void add(
            ParetoSurface surface, EncodedSpace space, double[] point, List<double[]> points, List<double[]> losses) {
        double[] found = surface.losses().at(space.decode(point));
        if (found != null) {
            points.add(point);
            losses.add(surface.scaled(found));
        }
    }
}
