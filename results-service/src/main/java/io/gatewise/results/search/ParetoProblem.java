package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.results.history.History;
import io.gatewise.results.history.Ranking;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a sampler is asked about where several objectives count.
 *
 * @param ranked the problem with one loss: each trial's place, see {@link Ranking}
 * @param points those of the trials that have losses, n rows of length d
 * @param losses theirs in the same order, n rows of length m
 */
public record ParetoProblem(SearchProblem ranked, double[][] points, double[][] losses) {

    /**
     * The problem of a study as it stands, with each trial's place for its loss: samplers that only ask which trials are
     * better than which need no more.
     *
     * @param permitted see {@link SearchProblem}
     */
    public static SearchProblem ranked(
            EncodedSpace space,
            List<Objective> objectives,
            History history,
            Optional<Fit> lastFit,
            Predicate<Configuration> permitted) {
        int rung = SearchProblem.rung(history, space.dimensions());
        return new SearchProblem(
                space, Direction.MINIMIZE, new Ranking(objectives).at(rung, history), lastFit, permitted, List.of());
    }

    /** The losses themselves, of the trials that have a place. */
    public static ParetoProblem of(SearchProblem ranked, List<Objective> objectives) {
        int rung = SearchProblem.rung(ranked.history(), ranked.space().dimensions());
        List<double[]> points = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        for (TrialRecord trial : ranked.history().trials()) {
            Optional<RungScore> score = trial.at(rung);
            if (score.isPresent() && trial.state() != TrialState.INFEASIBLE) {
                ranked.space().find(trial.configuration()).ifPresent(point -> {
                    points.add(point);
                    losses.add(score.get().losses(objectives));
                });
            }
        }
        return new ParetoProblem(ranked, points.toArray(double[][]::new), losses.toArray(double[][]::new));
    }
}
