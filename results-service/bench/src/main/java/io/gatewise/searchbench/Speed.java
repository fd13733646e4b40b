package io.gatewise.searchbench;

import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Time for one suggestion by the number of ended trials, on the surface with nine parameters, one thread. */
final class Speed {

    private static final int REPEATS = 9;

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
        Surface surface = Surfaces.named("forecasting");
        var space = new EncodedSpace(surface.space());
        var random = new SplittableRandom(7);
        var study = new MemoryStudy(surface.space(), Contenders.named(name), 1);
        for (int i = 0; i < count; i++) {
            measured(
                    study,
                    study.open(space.decode(
                            space.atUnit(random.doubles(space.dimensions()).toArray()))),
                    surface,
                    random);
        }
        var times = new double[2 * REPEATS];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            MemoryStudy.Trial trial = study.ask(1).get(0);
            times[i] = (System.nanoTime() - start) / 1e6;
            measured(study, trial, surface, random);
        }
        double[] warm = Arrays.copyOfRange(times, REPEATS, times.length); // the first ones compile
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%-10s %6d trials: median %8.2f ms, longest %8.2f ms%n",
                name,
                count,
                warm[REPEATS / 2],
                warm[REPEATS - 1]);
    }

    private static void measured(MemoryStudy study, MemoryStudy.Trial trial, Surface surface, SplittableRandom random) {
        double loss = surface.loss().at(trial.configuration());
        study.tell(trial.number(), loss + surface.noise().draw(random));
    }
}
