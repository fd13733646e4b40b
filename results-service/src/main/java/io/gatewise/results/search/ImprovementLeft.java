package io.gatewise.results.search;

import io.gatewise.results.acquisition.AcquisitionMaximizer;
import io.gatewise.results.acquisition.MeanImprovement;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.LossFitter;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a search may still gain, whoever proposes: the improvement over the best belief that one more trial is expected to bring
 * where it brings most, and the noise of a measurement. From surrogates of what has ended, pending trials left out.
 *
 * @param improvement at least 0, in the objective's unit; at the best belief, where losses are softened
 * @param noise       a standard deviation, in the same unit
 * @param fit         the surrogates' numbers
 * @see <a href="https://proceedings.mlr.press/v77/nguyen17a.html">Nguyen et al. 2017</a>
 */
public record ImprovementLeft(double improvement, double noise, Fit fit) {

    private static final int CENTERS = 4;
    private static final int SPREAD = 512;

    /** Whether no improvement beyond the noise is to be expected. */
    public boolean belowNoise() {
        return improvement < noise;
    }

    /**
     * What is left of a problem.
     *
     * @return empty if no trial has a score
     */
    public static Optional<ImprovementLeft> of(SearchProblem problem, RandomGenerator random) {
        if (problem.losses().length == 0) {
            return Optional.empty();
        }
        int most = BayesianSampler.MOST_OBSERVATIONS;
        var completed = new Observations(problem.points(TrialState.COMPLETED), problem.losses()).some(most);
        double[][] infeasible = newest(problem.points(TrialState.INFEASIBLE), most / 2);
        var fitter = new SurrogateFitter(problem.space().choices());
        LossFitter.Fitted fitted =
                new LossFitter(fitter).fit(completed, problem.lastFit().map(Fit::value), random);
        Optional<FeasibilityModel> feasibility = infeasible.length == 0
                ? Optional.empty()
                : Optional.of(FeasibilityModel.fit(
                        fitter,
                        completed.points(),
                        infeasible,
                        problem.lastFit().flatMap(Fit::feasibility)));
        Ensemble ensemble = fitted.ensemble().withoutHope(infeasible);
        var fit = new Fit(
                fitted.fit(),
                feasibility.map(FeasibilityModel::numbers),
                problem.lastFit().map(Fit::earlier).orElse(Map.of()));
        double[] means = ensemble.meansAtKnown();
        double unit = fitted.fit()
                .softening()
                .unit(completed.values(), Arrays.stream(means).min().orElseThrow());
        double noise = Math.sqrt(fitted.fit().hyperparameters().noiseVariance());
        double gain = largest(new MeanImprovement(ensemble, feasibility), ensemble, means, problem, random);
        return Optional.of(new ImprovementLeft(gain * unit, noise * unit, fit));
    }

    /** The improvement where it is largest, in the surrogates' unit; 0 where every point was tried. */
    private static double largest(
            MeanImprovement improvement,
            Ensemble ensemble,
            double[] means,
            SearchProblem problem,
            RandomGenerator random) {
        List<double[]> centers = IntStream.of(BestFirst.order(means))
                .limit(CENTERS)
                .mapToObj(ensemble.mostProbable()::point)
                .toList();
        return new AcquisitionMaximizer(problem.space(), SPREAD, SPREAD)
                .best(improvement, centers, problem.taken(), random)
                .map(point -> Math.exp(improvement.values(new double[][] {point})[0]))
                .orElse(0.0);
    }

    private static double[][] newest(double[][] points, int count) {
        return Arrays.copyOfRange(points, Math.max(0, points.length - count), points.length);
    }
}
