package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.results.search.BayesianSampler;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Scores of a Bayesian search that begins with earlier studies: none; one of a surface moved by a tenth of each range, in
 * another unit; one of the surface upside down; both with a third one of mere noise.
 */
final class EarlierStudies {

    private static final int TRIALS = 60;
    private static final double MOVED = 0.1;

    private EarlierStudies() {}

    static void print(int seeds, String filter) {
        System.out.printf("%n%d seeds: score after 25, 50, 100 evaluations by what was known before%n", seeds);
        Map<String, double[]> sums = new TreeMap<>();
        int surfaces = 0;
        for (Surface surface : Surfaces.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            surfaces++;
            double lowest = Optimum.of(surface);
            double[] random = Scores.medianRegrets(surface, lowest);
            for (String what : List.of("nothing", "related", "opposite", "three")) {
                var scores = new double[Run.AT.length];
                var weights = new TreeMap<String, Double>();
                LongStream.range(0, seeds).forEach(seed -> {
                    var study = new MemoryStudy(
                            surface.space(), new BayesianSampler(FitTimer.none()), seed, earlier(what, surface, seed));
                    Run run = Run.of(surface, lowest, study, 1, seed);
                    for (int i = 0; i < scores.length; i++) {
                        scores[i] += Scores.score(run.regrets()[i], random[i]) / seeds;
                    }
                    study.weights().forEach((name, weight) -> weights.merge(name, weight / seeds, Double::sum));
                });
                Scores.line(surface.name() + " " + what, weights.toString(), scores, List.of());
                double[] sum = sums.computeIfAbsent(what, key -> new double[scores.length]);
                for (int i = 0; i < scores.length; i++) {
                    sum[i] += scores[i];
                }
            }
        }
        int count = surfaces;
        sums.forEach((what, sum) ->
                Scores.line("mean", what, Arrays.stream(sum).map(s -> s / count).toArray(), List.of()));
    }

    private static List<EarlierStudy> earlier(String what, Surface surface, long seed) {
        return switch (what) {
            case "nothing" -> List.of();
            case "related" -> List.of(related(surface, seed));
            case "opposite" -> List.of(opposite(surface, seed));
            case "three" -> List.of(related(surface, seed), opposite(surface, seed), noise(surface, seed));
            default -> throw new IllegalArgumentException(String.format(Locale.ROOT, "no such knowledge: %s", what));
        };
    }

    private static EarlierStudy related(Surface surface, long seed) {
        var space = new EncodedSpace(surface.space());
        double[] move = new SplittableRandom(300 + seed)
                .doubles(space.dimensions(), -MOVED, MOVED)
                .toArray();
        return study("related", surface, seed, configuration -> {
            double[] point = space.encode(configuration);
            for (int j = 0; j < point.length; j++) {
                boolean moves = !space.axes().get(j).categorical() && space.active(point)[j];
                point[j] = moves ? space.axes().get(j).atUnit(Math.min(1, Math.max(0, point[j] + move[j]))) : point[j];
            }
            return 7 + 3 * surface.loss().at(space.decode(point));
        });
    }

    private static EarlierStudy opposite(Surface surface, long seed) {
        return study("opposite", surface, seed, c -> -surface.loss().at(c));
    }

    private static EarlierStudy noise(Surface surface, long seed) {
        var random = new SplittableRandom(500 + seed);
        return study("noise", surface, seed, c -> random.nextGaussian());
    }

    /** Half of the trials anywhere, half of them near the best so far. */
    private static EarlierStudy study(String name, Surface surface, long seed, Surface.Loss loss) {
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(900 + seed);
        var trials = new ArrayList<EarlierStudy.Trial>();
        double[] best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIALS; i++) {
            double[] unit = random.doubles(space.dimensions()).toArray();
            double[] point = space.atUnit(unit);
            if (i >= TRIALS / 2 && best != null) {
                for (int j = 0; j < point.length; j++) {
                    point[j] = space.axes().get(j).categorical()
                            ? best[j]
                            : space.axes().get(j).atUnit(Math.min(1, Math.max(0, best[j] + 0.1 * (unit[j] - 0.5))));
                }
                point = space.canonical(point);
            }
            Configuration configuration = space.decode(point);
            double value = loss.at(configuration);
            trials.add(new EarlierStudy.Trial(configuration, Double.isNaN(value) ? null : value));
            if (value < lowest) {
                lowest = value;
                best = point;
            }
        }
        return new EarlierStudy(name, name, trials);
    }
}
