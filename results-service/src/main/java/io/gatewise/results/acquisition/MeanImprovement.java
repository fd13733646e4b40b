package io.gatewise.results.acquisition;

import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The logarithm of the improvement that an ensemble expects on average, times the probability that the point is
 * feasible.
 */
public final class MeanImprovement implements Acquisition {

    /** So many members, the most probable first, tell which points are worth asking them all. */
    private static final int SCREENS = 2;

    private final List<LogExpectedImprovement> members;
    private final double[] logWeights;
    private final Optional<FeasibilityModel> feasibility;

    /**
     * The improvement expected by {@code ensemble}.
     *
     * @param feasibility empty where every trial so far was feasible
     */
    public MeanImprovement(Ensemble ensemble, Optional<FeasibilityModel> feasibility) {
        this.members =
                ensemble.members().stream().map(LogExpectedImprovement::new).toList();
        this.logWeights = ensemble.logWeights();
        this.feasibility = feasibility;
    }

    /** The improvement over the best of what is believed of {@code known} points. */
    public MeanImprovement(Ensemble ensemble, Optional<FeasibilityModel> feasibility, double[][] known) {
        this.members = ensemble.members().stream()
                .map(member -> new LogExpectedImprovement(
                        member, Arrays.stream(member.means(known)).min().orElseThrow()))
                .toList();
        this.logWeights = ensemble.logWeights();
        this.feasibility = feasibility;
    }

    @Override
    public double[] screen(double[][] points) {
        return values(points, members.subList(0, Math.min(members.size(), SCREENS)));
    }

    @Override
    public double[] values(double[][] points) {
        return values(points, members);
    }

    private double[] values(double[][] points, List<LogExpectedImprovement> members) {
        double[][] all = members.stream().map(member -> member.values(points)).toArray(double[][]::new);
        double[] values =
                feasibility.map(model -> model.logProbability(points)).orElseGet(() -> new double[points.length]);
        var terms = new double[all.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < all.length; k++) {
                terms[k] = all[k][i] + logWeights[k];
            }
            values[i] += logSum(terms);
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        var terms = new double[members.size()];
        var gradients = new double[terms.length][point.length];
        for (int k = 0; k < terms.length; k++) {
            terms[k] = members.get(k).value(point, gradients[k]) + logWeights[k];
        }
        double value = logSum(terms);
        Arrays.fill(gradient, 0);
        for (int k = 0; k < terms.length; k++) {
            double share = Math.exp(terms[k] - value);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += share * gradients[k][j];
            }
        }
        return value
                + feasibility
                        .map(model -> model.logProbability(point, gradient))
                        .orElse(0.0);
    }

    /** log Σ exp(term). */
    private static double logSum(double[] terms) {
        double largest = terms[0];
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }
}
