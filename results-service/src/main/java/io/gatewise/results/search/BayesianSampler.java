package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.AcquisitionMaximizer;
import io.gatewise.results.acquisition.LogExpectedImprovement;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Gaussian process and log expected improvement, after a Sobol design.
 *
 * <p>Infeasible trials have no loss; they teach a second process how likely a point is feasible, and the first one
 * to expect no improvement there. Pending trials and the answer's own earlier proposals are told to the first one
 * as what it believes of them.
 */
public final class BayesianSampler implements Sampler {

    private static final int CENTERS = 4;

    private final FitTimer timer;

    /** A sampler whose fits {@code timer} measures. */
    public BayesianSampler(FitTimer timer) {
        this.timer = timer;
    }

    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        EncodedSpace space = problem.space();
        TakenPoints taken = problem.taken();
        var pending = new ArrayList<>(Arrays.asList(problem.points(TrialState.OPEN)));
        var design = new InitialDesign(space);
        Optional<Model> model = Optional.empty();
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count && taken.size() < space.size(); position++) {
            RandomGenerator random = draws.position(position);
            int index = problem.history().size() + position;
            if (index >= design.size() && model.isEmpty() && problem.losses().length > 0) {
                model = Optional.of(timer.time(() -> Model.fit(problem)));
            }
            Optional<double[]> point = model.isPresent()
                    ? promising(model.get(), space, pending, taken, random)
                    : design.point(index, taken, draws.study(), random);
            if (point.isEmpty()) {
                break;
            }
            taken.add(point.get());
            pending.add(point.get());
            found.add(space.decode(point.get()));
        }
        return new Suggestions(found, model.map(Model::numbers));
    }

    private static Optional<double[]> promising(
            Model model, EncodedSpace space, List<double[]> pending, TakenPoints taken, RandomGenerator random) {
        GaussianProcess surrogate = model.value().withFantasies(pending.toArray(double[][]::new));
        Acquisition acquisition = new LogExpectedImprovement(surrogate, model.feasibility());
        long n = surrogate.size();
        // predictions cost n² each: fewer candidates keep the answer quick when there are many trials
        int spread = (int) Math.max(128, Math.min(768, 400_000_000 / (1 + n * n)));
        var maximizer = new AcquisitionMaximizer(space, spread, spread / 2);
        return maximizer
                .best(acquisition, centers(surrogate), taken, random)
                .or(() -> new UntriedPoints(space, taken).draw(random));
    }

    /** The known points believed best, the best first. */
    private static List<double[]> centers(GaussianProcess surrogate) {
        double[][] known =
                IntStream.range(0, surrogate.size()).mapToObj(surrogate::point).toArray(double[][]::new);
        GaussianProcess.Prediction[] believed = surrogate.predict(known);
        return IntStream.range(0, known.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> believed[i].mean()))
                .limit(CENTERS)
                .map(i -> known[i])
                .toList();
    }

    /** Both surrogates of one answer. */
    private record Model(GaussianProcess value, Optional<FeasibilityModel> feasibility) {

        static Model fit(SearchProblem problem) {
            var fitter = new SurrogateFitter(problem.space().categorical());
            double[][] completed = problem.points(TrialState.COMPLETED);
            double[][] infeasible = problem.points(TrialState.INFEASIBLE);
            GaussianProcess value = fitter.fit(
                    new Observations(completed, problem.losses()),
                    problem.lastFit().map(Fit::value));
            Optional<FeasibilityModel> feasibility = infeasible.length == 0
                    ? Optional.empty()
                    : Optional.of(FeasibilityModel.fit(
                            fitter, completed, infeasible, problem.lastFit().flatMap(Fit::feasibility)));
            return new Model(value.withoutHope(infeasible), feasibility);
        }

        Fit numbers() {
            return new Fit(value.hyperparameters(), feasibility.map(FeasibilityModel::hyperparameters));
        }
    }
}
