package io.gatewise.results.search;

import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.LogHypervolumeImprovement;
import io.gatewise.results.acquisition.MeanImprovement;
import io.gatewise.results.acquisition.PriorWeighted;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.pareto.CoarseFront;
import io.gatewise.results.pareto.Dominance;
import io.gatewise.results.pareto.FreeCells;
import io.gatewise.results.pareto.ParetoOrder;
import io.gatewise.results.space.SpacePrior;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.LossFitter;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import io.gatewise.results.surrogate.ValueFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The surrogates of one answer where several objectives count: an ensemble for each of them. */
final class ParetoModel {

    /** So many of the front's points are looked around. */
    private static final int CENTERS = 6;

    /** The reference point lies so much of the front's range beyond its worst values. */
    private static final double MARGIN = 0.1;

    /** A front of more points is coarsened, by number of objectives from 2: it leaves too many boxes. */
    private static final int[] LARGEST_FRONTS = {400, 50, 20};

    /** So many points of a front tell which candidates are worth a closer look. */
    private static final int SCREENED = 12;

    private final List<Ensemble> objectives;
    private final List<ValueFit> fits;
    private final Optional<FeasibilityModel> feasibility;
    private final SpacePrior prior;
    private final double expectation;
    private final int observed;
    private final int hopeless;

    private ParetoModel(
            List<LossFitter.Fitted> fitted,
            double[][] infeasible,
            Optional<FeasibilityModel> feasibility,
            SearchProblem problem) {
        this.observed = fitted.get(0).ensemble().mostProbable().size();
        this.hopeless = infeasible.length;
        this.objectives = fitted.stream()
                .map(each -> each.ensemble().withoutHope(infeasible))
                .toList();
        this.fits = fitted.stream().map(LossFitter.Fitted::fit).toList();
        this.feasibility = feasibility;
        this.prior = problem.space().prior();
        this.expectation = Expectation.power(problem);
    }

    /** The surrogates of what was measured. */
    static ParetoModel fit(ParetoProblem problem, RandomGenerator random) {
        SearchProblem ranked = problem.ranked();
        var fitter = new SurrogateFitter(ranked.space().choices());
        int[] some = BestFirst.someOf(ParetoOrder.places(problem.losses()), BayesianSampler.MOST_OBSERVATIONS);
        double[][] points =
                IntStream.of(some).mapToObj(i -> problem.points()[i]).toArray(double[][]::new);
        List<ValueFit> last = ranked.lastFit()
                .map(fit -> Stream.concat(Stream.of(fit.value()), fit.others().stream())
                        .toList())
                .orElse(List.of());
        List<LossFitter.Fitted> fitted = new ArrayList<>();
        for (int j = 0; j < problem.losses()[0].length; j++) {
            int column = j;
            double[] losses = IntStream.of(some)
                    .mapToDouble(i -> problem.losses()[i][column])
                    .toArray();
            Optional<ValueFit> before = j < last.size() ? Optional.of(last.get(j)) : Optional.empty();
            fitted.add(new LossFitter(fitter).fit(new Observations(points, losses), before, random));
        }
        double[][] all = ranked.points(TrialState.INFEASIBLE);
        double[][] infeasible =
                Arrays.copyOfRange(all, Math.max(0, all.length - BayesianSampler.MOST_OBSERVATIONS / 2), all.length);
        Optional<FeasibilityModel> feasibility = infeasible.length == 0
                ? Optional.empty()
                : Optional.of(FeasibilityModel.fit(
                        fitter, points, infeasible, ranked.lastFit().flatMap(Fit::feasibility)));
        return new ParetoModel(fitted, infeasible, feasibility, ranked);
    }

    /** The fitted numbers, a start for the next fit. */
    Fit numbers() {
        return new Fit(
                fits.get(0),
                fits.subList(1, fits.size()),
                feasibility.map(FeasibilityModel::numbers),
                java.util.Map.of());
    }

    /** How many trials the surrogates learnt from. */
    int observed() {
        return observed;
    }

    /** What one more point is expected to add, whatever the {@code pending} ones may measure. */
    Acquisition improvement(double[][] pending, RandomGenerator random) {
        List<Ensemble> believed = objectives.stream()
                .map(ensemble -> ensemble.withFantasies(pending, random))
                .toList();
        int members =
                believed.stream().mapToInt(each -> each.members().size()).max().orElseThrow();
        List<Acquisition> improvements = new ArrayList<>();
        var logWeights = new double[members];
        for (int k = 0; k < members; k++) {
            List<GaussianProcess> surrogates = new ArrayList<>();
            for (Ensemble each : believed) {
                int member = k % each.members().size();
                surrogates.add(each.members().get(member));
                logWeights[k] += each.logWeights()[member] / believed.size();
            }
            improvements.add(improvement(surrogates));
        }
        return PriorWeighted.of(new MeanImprovement(improvements, logWeights, feasibility), prior, expectation);
    }

    /** Over the front that one surrogate for each objective believes in. */
    private Acquisition improvement(List<GaussianProcess> surrogates) {
        double[][] front = coarse(front(
                believed(surrogates.stream().map(GaussianProcess::meansAtKnown).toArray(double[][]::new))));
        double[] reference = reference(front);
        return new LogHypervolumeImprovement(
                surrogates, FreeCells.of(front, reference), FreeCells.of(CoarseFront.of(front, SCREENED), reference));
    }

    /** The means of the points that were or will be measured, one row each. */
    private double[][] believed(double[][] means) {
        return IntStream.range(0, means[0].length)
                .filter(i -> i < observed || i >= observed + hopeless)
                .mapToObj(i -> Arrays.stream(means).mapToDouble(each -> each[i]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] front(double[][] believed) {
        return IntStream.of(Dominance.front(believed))
                .mapToObj(i -> believed[i])
                .toArray(double[][]::new);
    }

    private static double[][] coarse(double[][] front) {
        return CoarseFront.of(front, LARGEST_FRONTS[Math.min(LARGEST_FRONTS.length, front[0].length - 1) - 1]);
    }

    /** Beyond the worst of each objective; where all are the same, a standard deviation of what was observed. */
    private static double[] reference(double[][] front) {
        var reference = new double[front[0].length];
        for (int j = 0; j < reference.length; j++) {
            int column = j;
            double best = Arrays.stream(front).mapToDouble(p -> p[column]).min().orElseThrow();
            double worst =
                    Arrays.stream(front).mapToDouble(p -> p[column]).max().orElseThrow();
            double range = worst - best;
            reference[j] = worst + (range > 1e-9 ? MARGIN * range : 1);
        }
        return reference;
    }

    /** Points to look around: the front's as all surrogates together believe, then the one that the study's author expects. */
    List<double[]> centers() {
        double[][] means =
                believed(objectives.stream().map(Ensemble::meansAtKnown).toArray(double[][]::new));
        GaussianProcess known = objectives.get(0).mostProbable();
        Stream<double[]> best =
                IntStream.of(ParetoOrder.bestFirst(means)).limit(CENTERS).mapToObj(known::point);
        return Stream.concat(best, prior.informative() ? Stream.of(prior.mode()) : Stream.empty())
                .toList();
    }
}
