package io.gatewise.results.search;

import io.gatewise.model.study.EarlierStudy;
import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.Trend;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The earlier studies that a search begins with, and what they have to say in it. */
final class Forerunners {

    /** So many observations tell how well a study ranks them. */
    private static final int RANKED = 60;

    /** Fewer trials than this rank nothing. */
    private static final int FEWEST_RANKED = 3;

    private final List<EarlierModel> models;

    private Forerunners(List<EarlierModel> models) {
        this.models = models;
    }

    /** Those whose trials lie in the present space. */
    static Forerunners of(EncodedSpace space, List<EarlierStudy> studies) {
        return new Forerunners(studies.stream()
                .map(study -> EarlierModel.of(space, study))
                .flatMap(Optional::stream)
                .toList());
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    /**
     * The improvement that one of them expects while the present study has too little to say; each in turns, but for those
     * that rank what ended so far no better than chance. Empty if none is left.
     */
    Optional<Acquisition> alone(SearchProblem problem, List<double[]> tried, int turn) {
        List<EarlierModel> good =
                models.stream().filter(model -> believable(model, problem)).toList();
        return good.isEmpty()
                ? Optional.empty()
                : Optional.of(good.get(turn % good.size()).improvement(tried.toArray(double[][]::new)));
    }

    private static boolean believable(EarlierModel model, SearchProblem problem) {
        double[][] completed = problem.points(TrialState.COMPLETED);
        double[][] infeasible = problem.points(TrialState.INFEASIBLE);
        double[][] points = Arrays.copyOf(completed, completed.length + infeasible.length);
        System.arraycopy(infeasible, 0, points, completed.length, infeasible.length);
        double[] losses = Arrays.copyOf(problem.losses(), points.length);
        Arrays.fill(losses, completed.length, losses.length, Double.POSITIVE_INFINITY);
        return points.length < FEWEST_RANKED || RankingWeights.betterThanChance(model.means(points), losses);
    }

    /**
     * How much each of them counts, and last the present study itself.
     *
     * @param observed the completed trials
     * @param own      the present study's surrogate of them, in the same order
     */
    double[] weights(Observations observed, GaussianProcess own, RandomGenerator random) {
        int[] some = BestFirst.someOf(observed.values(), RANKED);
        double[][] points =
                IntStream.of(some).mapToObj(i -> observed.points()[i]).toArray(double[][]::new);
        double[] leftOut = own.leaveOneOutMeans(some);
        double[][] predicted = new double[models.size() + 1][];
        for (int m = 0; m < models.size(); m++) {
            predicted[m] = models.get(m).means(points);
        }
        predicted[models.size()] = leftOut;
        double[] losses = observed.values();
        return RankingWeights.of(
                predicted, IntStream.of(some).mapToDouble(i -> losses[i]).toArray(), random);
    }

    /**
     * What they expect of losses together: the mean of their surrogates by weight, times what the present study's own leaves
     * them.
     *
     * @param weights see {@link #weights}
     */
    Trend trend(double[] weights) {
        List<EarlierModel> counting = IntStream.range(0, models.size())
                .filter(m -> weights[m] > 0)
                .mapToObj(models::get)
                .toList();
        double[] shares = Arrays.stream(weights, 0, models.size())
                .filter(weight -> weight > 0)
                .toArray();
        return counting.isEmpty() ? Trend.NONE : new EarlierTrend(counting, shares);
    }

    /** Weights by the studies' ids. */
    Map<String, Double> named(double[] weights) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            named.put(models.get(m).study(), weights[m]);
        }
        return named;
    }
}
