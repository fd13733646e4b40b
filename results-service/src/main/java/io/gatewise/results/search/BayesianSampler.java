package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.AcquisitionMaximizer;
import io.gatewise.results.acquisition.PerSecond;
import io.gatewise.results.acquisition.PriorWeighted;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.LossFitter;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import io.gatewise.results.surrogate.TimeModel;
import io.gatewise.results.surrogate.ValueFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Gaussian process and log expected improvement, after a Sobol design.
 *
 * <p>Infeasible trials have no loss; they teach a second process how likely a point is feasible, and the first one
 * to expect no improvement there. What pending trials and the answer's own earlier proposals may measure is drawn from
 * what the first one believes of them.
 */
public final class BayesianSampler implements Sampler {

    private static final int CENTERS = 4;

    /** Of more completed or infeasible trials than this, so many teach the surrogates: the best and a spread of the rest. */
    public static final int MOST_OBSERVATIONS = 400;

    /** So many candidates over the whole space, and as many around the best points; half as many where they cost much. */
    private static final int SPREAD = 512;

    /** One in so many proposals looks into a {@link NeglectedChoice}; odd, so that both kinds of improvement take part. */
    private static final int SECOND_LOOK = 7;

    private final FitTimer timer;
    private final KnownForerunners known = new KnownForerunners();

    /** A sampler whose fits {@code timer} measures. */
    public BayesianSampler(FitTimer timer) {
        this.timer = timer;
    }

    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        EncodedSpace space = problem.space();
        TakenPoints taken = problem.taken();
        var proposed = new ArrayList<double[]>();
        var design = InitialDesign.ofModel(space);
        Forerunners forerunners = known.of(problem);
        List<double[]> tried = new ArrayList<>(problem.tried());
        Optional<Model> model = Optional.empty();
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count && taken.size() < space.size(); position++) {
            RandomGenerator random = draws.position(position);
            int index = problem.history().size() + position;
            if (index >= design.size() && problem.losses().length == 0) {
                timer.fellBack(FitTimer.Fallback.NO_SCORES);
            } else if (index >= design.size() && model.isEmpty()) {
                model = Optional.of(timer.time(() -> Model.fit(problem, forerunners, random)));
            }
            Optional<double[]> point;
            if (model.isPresent()) {
                point = promising(model.get(), index, space, tried, proposed, taken, random);
            } else {
                // in turns: what was good elsewhere may not be here
                Optional<Acquisition> elsewhere =
                        index % 2 == 0 ? forerunners.alone(problem, tried, index / 2) : Optional.empty();
                point = elsewhere.isPresent()
                        ? found(
                                new AcquisitionMaximizer(space, SPREAD, SPREAD),
                                elsewhere.get(),
                                List.of(),
                                space,
                                taken,
                                random)
                        : design.point(index, taken, draws.study(), random);
            }
            if (point.isEmpty()) {
                break;
            }
            taken.add(point.get());
            proposed.add(point.get());
            tried.add(point.get());
            found.add(space.decode(point.get()));
        }
        return new Suggestions(found, model.map(Model::numbers));
    }

    private Optional<double[]> promising(
            Model model,
            int index,
            EncodedSpace space,
            List<double[]> tried,
            List<double[]> proposed,
            TakenPoints taken,
            RandomGenerator random) {
        Lessons lessons = model.lessons();
        Ensemble ensemble = model.value().withFantasies(lessons.pending(proposed), random);
        // in turns: the one learns where good points are, the other makes sure that one of them wins
        Acquisition improvement = index % 2 == 0
                ? lessons.improvementOfWinner(ensemble, model.feasibility(), proposed)
                : lessons.improvement(ensemble, model.feasibility(), proposed);
        Acquisition acquisition = PriorWeighted.of(model.weighed(improvement), space.prior(), model.expectation());
        long n = ensemble.mostProbable().size();
        // predictions cost n² each: fewer candidates keep the answer quick when there are many trials
        int spread = (int) Math.max(128, Math.min(ensemble.costly() ? SPREAD / 2 : SPREAD, 30_000_000 / (1 + n * n)));
        List<double[]> centers = centers(lessons, ensemble, space);
        var maximizer = new AcquisitionMaximizer(space, spread, spread);
        Optional<NeglectedChoice> neglected =
                index % SECOND_LOOK == 0 ? NeglectedChoice.of(space, tried) : Optional.empty();
        return neglected
                .flatMap(choice -> choice.best(maximizer, acquisition, centers, space, taken, random))
                .or(() -> found(maximizer, acquisition, centers, space, taken, random));
    }

    private Optional<double[]> found(
            AcquisitionMaximizer maximizer,
            Acquisition acquisition,
            List<double[]> centers,
            EncodedSpace space,
            TakenPoints taken,
            RandomGenerator random) {
        return maximizer.best(acquisition, centers, taken, random).or(() -> {
            timer.fellBack(FitTimer.Fallback.NOTHING_PROMISING);
            return new UntriedPoints(space, taken).draw(random);
        });
    }

    /** The known points believed best, the best first; then the one that the study's author expects, if there is one. */
    private static List<double[]> centers(Lessons lessons, Ensemble ensemble, EncodedSpace space) {
        return Stream.concat(
                        lessons.bestKnown(ensemble, CENTERS),
                        space.prior().informative() ? Stream.of(space.prior().mode()) : Stream.empty())
                .toList();
    }

    /** The surrogates of one answer. */
    private record Model(
            Lessons lessons,
            Ensemble value,
            ValueFit fit,
            Optional<FeasibilityModel> feasibility,
            double expectation,
            Map<String, Double> earlier,
            UnaryOperator<Acquisition> timed) {

        static Model fit(SearchProblem problem, Forerunners forerunners, RandomGenerator random) {
            var lessons = new Lessons(problem);
            var fitter = new SurrogateFitter(lessons.choices());
            Observations completed = lessons.observations().some(MOST_OBSERVATIONS);
            double[][] infeasible =
                    lessons.atHighest(last(problem.points(TrialState.INFEASIBLE), MOST_OBSERVATIONS / 2));
            double[] weights = forerunners.isEmpty() ? new double[] {1} : weights(problem, forerunners, random);
            LossFitter.Fitted value = new LossFitter(fitter)
                    .fit(
                            completed,
                            problem.lastFit().map(Fit::value),
                            lessons.lifted(forerunners.trend(weights)),
                            random);
            Optional<FeasibilityModel> feasibility = infeasible.length == 0
                    ? Optional.empty()
                    : Optional.of(FeasibilityModel.fit(
                            fitter,
                            lessons.trained(MOST_OBSERVATIONS),
                            infeasible,
                            problem.lastFit().flatMap(Fit::feasibility)));
            return new Model(
                    lessons,
                    value.ensemble().withoutHope(infeasible),
                    value.fit(),
                    feasibility,
                    Expectation.power(problem),
                    forerunners.named(weights),
                    timed(problem));
        }

        private static UnaryOperator<Acquisition> timed(SearchProblem problem) {
            var fitter = new SurrogateFitter(problem.space().choices());
            Optional<TimeModel> time = problem.timing().flatMap(timing -> timing.model(problem, fitter));
            return time.isEmpty()
                    ? plain -> plain
                    : plain -> new PerSecond(
                            plain, time.get(), problem.timing().get().power());
        }

        Acquisition weighed(Acquisition plain) {
            return timed.apply(plain);
        }

        private static double[] weights(SearchProblem problem, Forerunners forerunners, RandomGenerator random) {
            var completed =
                    new Observations(problem.points(TrialState.COMPLETED), problem.losses()).some(MOST_OBSERVATIONS);
            var own = new SurrogateFitter(problem.space().choices()).fit(completed, Optional.empty());
            return forerunners.weights(completed, own, random);
        }

        private static double[][] last(double[][] points, int count) {
            return Arrays.copyOfRange(points, Math.max(0, points.length - count), points.length);
        }

        Fit numbers() {
            return new Fit(fit, feasibility.map(FeasibilityModel::numbers), earlier);
        }
    }
}
