package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import io.gatewise.results.surrogate.BestFirst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Tree-structured Parzen estimators over all parameters together: proposes what is likely among the good trials and
 * unlikely among the others. Infeasible and pending trials count as the others.
 *
 * @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al. 2011</a>
 */
public final class TpeSampler implements Sampler {

    private static final int MOST_GOOD = 25;
    private static final double GOOD_SHARE = 0.1;
    private static final int CANDIDATES = 64;

    /** Of more other trials than this, so many are looked at, evenly chosen. */
    private static final int MOST_OTHERS = 4000;

    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        EncodedSpace space = problem.space();
        TakenPoints taken = problem.taken();
        double[][] completed = problem.points(TrialState.COMPLETED);
        int[] bestFirst = BestFirst.order(problem.losses());
        int split = (int) Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * bestFirst.length));
        double[][] good =
                Arrays.stream(bestFirst, 0, split).mapToObj(i -> completed[i]).toArray(double[][]::new);
        List<double[]> others = others(problem, completed, Arrays.copyOfRange(bestFirst, split, bestFirst.length));
        var design = InitialDesign.ofModel(space);
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count && taken.size() < space.size(); position++) {
            RandomGenerator random = draws.position(position);
            int index = problem.history().size() + position;
            Optional<double[]> point = good.length == 0 || index < design.size()
                    ? design.point(index, taken, draws.study(), random)
                    : promising(space, good, others, taken, random);
            if (point.isEmpty()) {
                break;
            }
            taken.add(point.get());
            others.add(point.get());
            found.add(space.decode(point.get()));
        }
        return new Suggestions(found, Optional.empty());
    }

    private static List<double[]> others(SearchProblem problem, double[][] completed, int[] worse) {
        List<double[]> all = Stream.of(
                        Arrays.stream(worse).mapToObj(i -> completed[i]),
                        Arrays.stream(problem.points(TrialState.INFEASIBLE)),
                        Arrays.stream(problem.points(TrialState.OPEN)))
                .flatMap(points -> points)
                .toList();
        List<double[]> some = new ArrayList<>();
        int kept = Math.min(all.size(), MOST_OTHERS);
        for (int i = 0; i < kept; i++) {
            some.add(all.get((int) ((long) i * all.size() / kept)));
        }
        return some;
    }

    private static Optional<double[]> promising(
            EncodedSpace space, double[][] good, List<double[]> others, TakenPoints taken, RandomGenerator random) {
        var likely = new ParzenEstimator(space, good);
        var unlikely = new ParzenEstimator(space, others.toArray(double[][]::new));
        double[] best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            double[] candidate = likely.draw(random);
            if (!taken.contains(candidate)) {
                double value = likely.logDensity(candidate) - unlikely.logDensity(candidate);
                if (best == null || value > highest) {
                    best = candidate;
                    highest = value;
                }
            }
        }
        return Optional.ofNullable(best).or(() -> new UntriedPoints(space, taken).draw(random));
    }
}
