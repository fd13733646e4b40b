package io.gatewise.results.analysis;

import io.gatewise.results.numeric.SobolPoints;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.LossFitter;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much of the losses' variation each parameter explains by itself, as a surrogate of the trials has it: the variance of
 * its main effect over the variance of the whole surface, uniform over the space.
 *
 * @param shares       by coordinate, length d, each in [0, 1]; what they leave of 1 is what parameters do together
 * @param rankedRightly share of the pairs of trials that the surrogate ranks rightly, each trial predicted from all others;
 *                     about 0.5 says that the shares mean nothing
 * @see <a href="https://proceedings.mlr.press/v32/hutter14.html">Hutter et al. 2014: functional ANOVA</a>, there with a
 *     forest in place of the process
 */
public record Importance(double[] shares, double rankedRightly) {

    /** Fewer trials than this say nothing. */
    public static final int FEWEST = 8;

    private static final int BACKGROUND = 128;
    private static final int LEVELS = 16;

    public Importance {
        shares = shares.clone();
    }

    /**
     * The importance of a space's parameters; empty where there are too few trials, or all losses are the same.
     *
     * @param completed points of the space and their losses
     */
    public static Optional<Importance> of(EncodedSpace space, Observations completed, RandomGenerator random) {
        double[] losses = completed.values();
        boolean flat = Arrays.stream(losses).distinct().count() < 2;
        if (completed.size() < FEWEST || flat || space.dimensions() > SobolPoints.MOST_DIMENSIONS) {
            return Optional.empty();
        }
        GaussianProcess surface = new LossFitter(new SurrogateFitter(space.choices()))
                .fit(completed, Optional.empty(), random)
                .ensemble()
                .mostProbable();
        double[][] background = background(space, random);
        double whole = variance(surface.means(background));
        double[] shares = IntStream.range(0, space.dimensions())
                .mapToDouble(j ->
                        whole > 0 ? Math.min(1, variance(mainEffect(space, surface, background, j)) / whole) : 0)
                .toArray();
        int[] all = IntStream.range(0, surface.size()).toArray();
        return Optional.of(new Importance(shares, rankedRightly(surface.leaveOneOutMeans(all), losses)));
    }

    private static double[][] background(EncodedSpace space, RandomGenerator random) {
        var sobol = new SobolPoints(space.dimensions(), random);
        return IntStream.range(0, BACKGROUND)
                .mapToObj(i -> space.atUnit(sobol.next()))
                .toArray(double[][]::new);
    }

    /** The mean over the background where coordinate j has each of some values. */
    private static double[] mainEffect(EncodedSpace space, GaussianProcess surface, double[][] background, int j) {
        long size = space.axes().get(j).size();
        int levels = (int) Math.min(size, LEVELS);
        var effect = new double[levels];
        for (int level = 0; level < levels; level++) {
            double value = space.axes().get(j).atUnit((level + 0.5) / levels);
            double[][] moved = Arrays.stream(background)
                    .map(point -> {
                        double[] other = point.clone();
                        other[j] = value;
                        return space.canonical(other);
                    })
                    .toArray(double[][]::new);
            effect[level] = Arrays.stream(surface.means(moved)).average().orElseThrow();
        }
        return effect;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }

    private static double rankedRightly(double[] predicted, double[] losses) {
        double rightly = 0;
        double pairs = 0;
        for (int a = 0; a < losses.length; a++) {
            for (int b = 0; b < losses.length; b++) {
                if (losses[a] < losses[b]) {
                    pairs++;
                    rightly += predicted[a] < predicted[b] ? 1 : predicted[a] == predicted[b] ? 0.5 : 0;
                }
            }
        }
        return rightly / pairs;
    }
}
