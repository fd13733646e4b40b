package io.gatewise.searchbench;

import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Time for one suggestion by the number of ended trials, on the surface with nine parameters, one thread. */
final class Speed {

    private static final int REPEATS = 9;

    /** So many suggestions go before those that count: the compiler is done with most of it then. */
    private static final int WARM_UP = 40;

    private Speed() {}

    /** Prints the median and the longest time of each sampler. */
    static void print(List<String> names, List<Integer> trials) {
        for (String name : names) {
            for (int count : trials) {
                print(name, count);
            }
        }
    }

    private static void print(String name, int count) {
        double[] times = times(name, count);
        double[] warm = Arrays.copyOfRange(times, WARM_UP, times.length);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%-10s %6d trials: median %8.2f ms, longest %8.2f ms; the first one %8.2f ms%n",
                name,
                count,
                warm[REPEATS / 2],
                warm[REPEATS - 1],
                times[0]);
    }

    /** Suggestions after {@code count} trials; each is told, the study begins anew after every {@link #REPEATS}. */
    private static double[] times(String name, int count) {
        Surface surface = Surfaces.named("forecasting");
        var random = new SplittableRandom(7);
        var times = new double[WARM_UP + REPEATS];
        MemoryStudy study = null;
        for (int i = 0; i < times.length; i++) {
            if (study == null || (times.length - i) % REPEATS == 0) {
                study = searched(surface, name, count, random);
            }
            long start = System.nanoTime();
            MemoryStudy.Trial trial = study.ask(1).get(0);
            times[i] = (System.nanoTime() - start) / 1e6;
            measured(study, trial, surface, random);
        }
        return times;
    }

    private static MemoryStudy searched(Surface surface, String name, int count, SplittableRandom random) {
        var space = new EncodedSpace(surface.space());
        var study = new MemoryStudy(surface.space(), Contenders.named(name), 1);
        for (int i = 0; i < count; i++) {
            double[] point = space.atUnit(random.doubles(space.dimensions()).toArray());
            measured(study, study.open(space.decode(point)), surface, random);
        }
        return study;
    }

    private static void measured(MemoryStudy study, MemoryStudy.Trial trial, Surface surface, SplittableRandom random) {
        double loss = surface.loss().at(trial.configuration());
        study.tell(trial.number(), loss + surface.noise().draw(random));
    }
}
