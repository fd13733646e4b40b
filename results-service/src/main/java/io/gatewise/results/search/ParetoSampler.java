package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.AcquisitionMaximizer;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gaussian processes for several objectives and expected hypervolume improvement, after a Sobol design: {@link
 * BayesianSampler}'s way, with a front in the place of the best trial.
 */
public final class ParetoSampler {

    /** So many candidates over the whole space, and as many around the best points. */
    private static final int SPREAD = 512;

    private final FitTimer timer;

    /** A sampler whose fits {@code timer} measures. */
    public ParetoSampler(FitTimer timer) {
        this.timer = timer;
    }

    /** Up to {@code count} configurations; fewer where the space holds no more. */
    public Suggestions propose(ParetoProblem problem, int count, Draws draws) {
        SearchProblem ranked = problem.ranked();
        EncodedSpace space = ranked.space();
        TakenPoints taken = ranked.taken();
        var pending = new ArrayList<>(Arrays.asList(ranked.points(TrialState.OPEN)));
        var design = InitialDesign.ofModel(space);
        Optional<ParetoModel> model = Optional.empty();
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count && taken.size() < space.size(); position++) {
            RandomGenerator random = draws.position(position);
            int index = ranked.history().size() + position;
            if (index >= design.size() && problem.losses().length == 0) {
                timer.fellBack(FitTimer.Fallback.NO_SCORES);
            } else if (index >= design.size() && model.isEmpty()) {
                model = Optional.of(timer.time(() -> ParetoModel.fit(problem, random)));
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
        return new Suggestions(found, model.map(ParetoModel::numbers));
    }

    private Optional<double[]> promising(
            ParetoModel model, EncodedSpace space, List<double[]> pending, TakenPoints taken, RandomGenerator random) {
        Acquisition improvement = model.improvement(pending.toArray(double[][]::new), random);
        long n = model.observed();
        // predictions cost n² each: fewer candidates keep the answer quick when there are many trials
        int spread = (int) Math.max(128, Math.min(SPREAD, 30_000_000 / (1 + n * n)));
        return new AcquisitionMaximizer(space, spread, spread)
                .best(improvement, model.centers(), taken, random)
                .or(() -> {
                    timer.fellBack(FitTimer.Fallback.NOTHING_PROMISING);
                    return new UntriedPoints(space, taken).draw(random);
                });
    }
}
