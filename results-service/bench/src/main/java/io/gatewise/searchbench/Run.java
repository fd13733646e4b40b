package io.gatewise.searchbench;

import io.gatewise.results.search.Sampler;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One search of one surface.
 *
 * @param regrets      after each of {@link #AT} evaluations, in the loss's unit
 * @param infeasible   how many trials were
 * @param askSeconds   mean time of a suggestion
 */
record Run(double[] regrets, int infeasible, double askSeconds) {

    /** After how many evaluations regret is taken. */
    static final int[] AT = {25, 50, 100};

    private record Training(double end, int number, double measured, double loss) implements Comparable<Training> {
        @Override
        public int compareTo(Training other) {
            int byEnd = Double.compare(end, other.end);
            return byEnd == 0 ? Integer.compare(number, other.number) : byEnd;
        }
    }

    /**
     * Searches {@code surface} with {@code pending} trials always under way, each as long as chance wants.
     *
     * @param lowest the surface's lowest loss
     */
    static Run of(Surface surface, double lowest, Sampler sampler, int pending, long seed) {
        return of(surface, lowest, new MemoryStudy(surface.space(), sampler, seed), pending, seed);
    }

    /** The same with a study that may know something already. */
    static Run of(Surface surface, double lowest, MemoryStudy study, int pending, long seed) {
        var random = new SplittableRandom(1000 + seed);
        var running = new PriorityQueue<Training>();
        int evaluations = AT[AT.length - 1];
        var best = new Training(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        var regrets = new double[AT.length];
        int opened = 0;
        int infeasible = 0;
        double clock = 0;
        long nanos = 0;
        for (int ended = 1; ended <= evaluations; ended++) {
            while (running.size() < pending && opened < evaluations) {
                long start = System.nanoTime();
                var asked = study.ask(1);
                nanos += System.nanoTime() - start;
                if (asked.isEmpty()) {
                    break;
                }
                MemoryStudy.Trial trial = asked.get(0);
                double loss = surface.loss().at(trial.configuration());
                double duration = Math.exp(0.4 * random.nextGaussian());
                running.add(new Training(
                        clock + duration, trial.number(), loss + surface.noise().draw(random), loss));
                opened++;
            }
            Training done = running.poll();
            if (done != null) {
                clock = done.end();
                study.tell(done.number(), done.measured());
                infeasible += Double.isNaN(done.measured()) ? 1 : 0;
                best = done.measured() < best.measured() ? done : best;
            }
            for (int i = 0; i < AT.length; i++) {
                if (ended == AT[i]) {
                    regrets[i] = Math.max(0, best.loss() - lowest);
                }
            }
        }
        return new Run(regrets, infeasible, nanos / 1e9 / Math.max(1, opened));
    }
}
