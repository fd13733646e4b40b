package io.gatewise.results.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Weights of surrogates by how well they rank what was measured: the share of bootstrap samples of the observations in which
 * each one ranks the fewest pairs wrongly.
 *
 * <p>The present study's own ranks no worse than chance: knowing little, it wouldn't be asked. One that ranks worse than
 * chance, or worse in half of the samples than the own does in all but one of twenty, gets no weight at all, so that many poor
 * ones can't outweigh it together.
 *
 * @see <a href="https://arxiv.org/abs/1802.02219">Feurer et al. 2018: RGPE, with prevention of weight dilution</a>
 */
final class RankingWeights {

    private static final int SAMPLES = 128;

    private RankingWeights() {}

    /**
     * The weights.
     *
     * @param predicted what each surrogate expects of the n observations, one row for each; the last is the present study's
     *                  own, which must not know an observation that it predicts
     * @param losses    what was measured, length n
     * @return length of {@code predicted}, sum 1
     */
    static double[] of(double[][] predicted, double[] losses, RandomGenerator random) {
        int own = predicted.length - 1;
        int n = losses.length;
        var wrong = new int[predicted.length][SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            int[] sample = random.ints(n, 0, n).toArray();
            for (int m = 0; m < predicted.length; m++) {
                wrong[m][s] = wrong(predicted[m], losses, sample);
            }
            wrong[own][s] = Math.min(wrong[own][s], pairs(losses, sample) / 2);
        }
        boolean[] kept = kept(wrong, own);
        for (int m = 0; m < own; m++) {
            kept[m] &= betterThanChance(predicted[m], losses);
        }
        var weights = new double[predicted.length];
        for (int s = 0; s < SAMPLES; s++) {
            int best = own; // of equals the present study's own
            for (int m = 0; m < own; m++) {
                best = kept[m] && wrong[m][s] < wrong[best][s] ? m : best;
            }
            weights[best] += 1.0 / SAMPLES;
        }
        return weights;
    }

    /** Whether more pairs are ranked rightly than wrongly. */
    static boolean betterThanChance(double[] predicted, double[] losses) {
        int[] all = IntStream.range(0, losses.length).toArray();
        return 2 * wrong(predicted, losses, all) < pairs(losses, all);
    }

    /** Pairs that differ. */
    private static int pairs(double[] losses, int[] sample) {
        int pairs = 0;
        for (int a : sample) {
            for (int b : sample) {
                pairs += losses[a] < losses[b] ? 1 : 0;
            }
        }
        return pairs;
    }

    private static int wrong(double[] predicted, double[] losses, int[] sample) {
        int wrong = 0;
        for (int a : sample) {
            for (int b : sample) {
                wrong += losses[a] < losses[b] && predicted[a] >= predicted[b] ? 1 : 0;
            }
        }
        return wrong;
    }

    private static boolean[] kept(int[][] wrong, int own) {
        int[] mine = wrong[own].clone();
        Arrays.sort(mine);
        int limit = mine[(int) Math.ceil(0.95 * SAMPLES) - 1];
        var kept = new boolean[wrong.length];
        for (int m = 0; m < wrong.length; m++) {
            int[] its = wrong[m].clone();
            Arrays.sort(its);
            kept[m] = its[SAMPLES / 2] <= limit;
        }
        return kept;
    }
}
