package io.gatewise.searchbench;

import io.gatewise.model.study.Rung;
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

    /** Prints the median and the longest time of each sampler, of trials of one rung and of four. */
    static void print(List<String> names, List<Integer> trials) {
        for (String name : names) {
            for (int count : trials) {
                print(name, count, 1);
                print(name, count, 4);
            }
        }
    }

    private static void print(String name, int count, int rungs) {
        double[] times = times(name, count, rungs);
        double[] warm = Arrays.copyOfRange(times, WARM_UP, times.length);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%-10s %6d trials, %d rungs: median %8.2f ms, longest %8.2f ms; the first one %8.2f ms%n",
                name,
                count,
                rungs,
                warm[REPEATS / 2],
                warm[REPEATS - 1],
                times[0]);
    }

    /** Suggestions after {@code count} trials; each is told, the study begins anew after every {@link #REPEATS}. */
    private static double[] times(String name, int count, int rungs) {
        Surface surface = Surfaces.named("forecasting");
        var random = new SplittableRandom(7);
        var times = new double[WARM_UP + REPEATS];
        MemoryStudy study = null;
        for (int i = 0; i < times.length; i++) {
            if (study == null || (times.length - i) % REPEATS == 0) {
                study = searched(surface, name, count, rungs, random);
            }
            long start = System.nanoTime();
            MemoryStudy.Trial trial = study.ask(1).get(0);
            times[i] = (System.nanoTime() - start) / 1e6;
            measured(study, trial, surface, random);
        }
        return times;
    }

    /** A third of the trials of each rung goes on to the next, whichever they are. */
    private static MemoryStudy searched(Surface surface, String name, int count, int rungs, SplittableRandom random) {
        var space = new EncodedSpace(surface.space());
        var study = new MemoryStudy(surface.space(), Contenders.named(name), 1);
        for (int i = 0; i < count; i++) {
            double[] point = space.atUnit(random.doubles(space.dimensions()).toArray());
            MemoryStudy.Trial trial = study.open(space.decode(point));
            double loss = measured(study, trial, surface, random);
            int third = i;
            for (int rung = 2; rung <= rungs && third % 3 == 0 && !Double.isNaN(loss); rung++, third /= 3) {
                study.goOn(trial.number(), new Rung(rung, 1, 1, 1), loss - 0.1 * rung);
            }
        }
        return study;
    }

    private static double measured(
            MemoryStudy study, MemoryStudy.Trial trial, Surface surface, SplittableRandom random) {
        double loss = surface.loss().at(trial.configuration());
        study.tell(trial.number(), loss + surface.noise().draw(random));
        return loss;
    }
}
