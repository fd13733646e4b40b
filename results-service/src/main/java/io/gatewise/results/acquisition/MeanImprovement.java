package io.gatewise.results.acquisition;

import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The logarithm of the improvement that an ensemble expects on average, times the probability that the point is
 * feasible.
 */
public final class MeanImprovement implements Acquisition {

    /** A member of so many, the most probable first, tells which points are worth asking them all; at most {@link #SCREENS}. */
    private static final int SHARE = 3;

    private static final int SCREENS = 3;

    /** For so many points at once the probability is asked. */
    private static final int PORTION = 128;

    private final List<Acquisition> members;
    private final double[] logWeights;
    private final Optional<FeasibilityModel> feasibility;
    private final int leading;

    /**
     * The improvement over the best belief that is expected by {@code ensemble}.
     *
     * @param feasibility empty where every trial so far was feasible
     */
    public MeanImprovement(Ensemble ensemble, Optional<FeasibilityModel> feasibility) {
        this(ensemble, feasibility, LogExpectedImprovement::new);
    }

    private MeanImprovement(
            Ensemble ensemble,
            Optional<FeasibilityModel> feasibility,
            Function<GaussianProcess, Acquisition> improvement) {
        this(
                ensemble.members().stream().map(improvement).toList(),
                ensemble.logWeights(),
                feasibility,
                ensemble.costly()
                        ? share(ensemble.members())
                        : ensemble.members().size());
    }

    /**
     * The mean of improvements whose logarithms {@code members} are.
     *
     * @param logWeights the logarithm of each one's weight, same length
     */
    public MeanImprovement(
            List<? extends Acquisition> members, double[] logWeights, Optional<FeasibilityModel> feasibility) {
        this(members, logWeights, feasibility, members.size());
    }

    private MeanImprovement(
            List<? extends Acquisition> members,
            double[] logWeights,
            Optional<FeasibilityModel> feasibility,
            int leading) {
        this.members = List.copyOf(members);
        this.logWeights = logWeights.clone();
        this.feasibility = feasibility;
        this.leading = leading;
    }

    private static int share(List<?> members) {
        return Math.max(1, Math.min(SCREENS, members.size() / SHARE));
    }

    /** The improvement over the best of what is believed of {@code known} points. */
    public MeanImprovement(Ensemble ensemble, Optional<FeasibilityModel> feasibility, double[][] known) {
        this(
                ensemble,
                feasibility,
                member -> new LogExpectedImprovement(
                        member, Arrays.stream(member.means(known)).min().orElseThrow()));
    }

    /** The improvement of the trial with the best measured loss, see {@link WinnerImprovement}. */
    public static MeanImprovement ofWinner(Ensemble ensemble, Optional<FeasibilityModel> feasibility) {
        return new MeanImprovement(ensemble, feasibility, WinnerImprovement::new);
    }

    /** What the first members say, if the ensemble is {@link Ensemble#costly}. */
    @Override
    public Acquisition rough() {
        return leading == members.size()
                ? this
                : new MeanImprovement(members.subList(0, leading), Arrays.copyOf(logWeights, leading), feasibility);
    }

    /**
     * The values by the first members. A probability only takes away: it is asked for no further points once as many have
     * their value as are wanted, and the others, which can't exceed it, are left out as hopeless.
     */
    @Override
    public double[] screen(double[][] points, int wanted) {
        double[] improvements = mean(members.subList(0, share(members)).stream()
                .map(member -> member.screen(points, wanted))
                .toArray(double[][]::new));
        if (feasibility.isEmpty()) {
            return improvements;
        }
        int[] bestFirst =
                BestFirst.order(Arrays.stream(improvements).map(value -> -value).toArray());
        var values = new double[points.length];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        double[] rated = {};
        for (int from = 0; from < points.length; from += PORTION) {
            if (from >= wanted && improvements[bestFirst[from]] <= rated[rated.length - wanted]) {
                break;
            }
            int[] portion = Arrays.copyOfRange(bestFirst, from, Math.min(points.length, from + PORTION));
            double[] probabilities = feasibility
                    .get()
                    .logProbability(
                            IntStream.of(portion).mapToObj(i -> points[i]).toArray(double[][]::new));
            rated = Arrays.copyOf(rated, from + portion.length);
            for (int i = 0; i < portion.length; i++) {
                values[portion[i]] = improvements[portion[i]] + probabilities[i];
                rated[from + i] = values[portion[i]];
            }
            Arrays.sort(rated);
        }
        return values;
    }

    @Override
    public double[] values(double[][] points) {
        double[] values =
                mean(members.stream().map(member -> member.values(points)).toArray(double[][]::new));
        feasibility.ifPresent(model -> {
            double[] probabilities = model.logProbability(points);
            for (int i = 0; i < values.length; i++) {
                values[i] += probabilities[i];
            }
        });
        return values;
    }

    /** @param all what each member says of each point, those with the first weights */
    private double[] mean(double[][] all) {
        var values = new double[all[0].length];
        var terms = new double[all.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < all.length; k++) {
                terms[k] = all[k][i] + logWeights[k];
            }
            values[i] = logSum(terms);
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
