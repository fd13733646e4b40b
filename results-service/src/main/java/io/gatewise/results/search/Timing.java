package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.SurrogateFitter;
import io.gatewise.results.surrogate.TimeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a search that weighs improvement by seconds knows of them.
 *
 * @param full    the rung of which seconds are told
 * @param counted seconds that are counted for a configuration beforehand, above 0; 1 where nobody counts
 * @param power   of the seconds, in [0, 1]
 */
public record Timing(Rung full, ToDoubleFunction<Configuration> counted, double power) {

    /** Fewer timed trials tell too little of what takes long. */
    private static final int FEWEST = 3;

    /** As many of the newest teach the model: its factor costs n³. */
    private static final int LATEST = 200;

    /** The model of the problem's timed trials; empty while there are too few. */
    Optional<TimeModel> model(SearchProblem problem, SurrogateFitter fitter) {
        EncodedSpace space = problem.space();
        List<double[]> points = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (TrialRecord trial : problem.history().trials()) {
            OptionalDouble took = trial.expense().fullSeconds(full);
            if (took.isPresent()) {
                space.find(trial.configuration()).ifPresent(point -> {
                    points.add(point);
                    seconds.add(Math.log(took.getAsDouble()));
                });
            }
        }
        int from = Math.max(0, points.size() - LATEST);
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        var timed = new Observations(
                points.subList(from, points.size()).toArray(double[][]::new),
                seconds.subList(from, seconds.size()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        return Optional.of(TimeModel.fit(fitter, timed, point -> Math.log(counted.applyAsDouble(space.decode(point)))));
    }
}
