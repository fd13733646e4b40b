package io.gatewise.results.search;

import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.AtRung;
import io.gatewise.results.acquisition.MeanImprovement;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.surrogate.BestFirst;
import io.gatewise.results.surrogate.Ensemble;
import io.gatewise.results.surrogate.FeasibilityModel;
import io.gatewise.results.surrogate.Observations;
import io.gatewise.results.surrogate.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What teaches the surrogate of losses.
 *
 * <p>Where trials have come to several rungs, all their scores do: the rung is one more coordinate of each point, whose length
 * scale says how much a low rung tells of a high one, and improvement is looked for at the highest rung that any trial has
 * reached. Else points are those of the space.
 *
 * @see <a href="https://arxiv.org/abs/1605.07079">Klein et al. 2017: FABOLAS, the fidelity as a coordinate of the process</a>
 */
final class Lessons {

    /** How far apart two neighbouring rungs are, beside coordinates of [0, 1]. */
    private static final double STEP = 0.5;

    /** The highest rung's coordinate. */
    private static final double HIGHEST = 0;

    private final SearchProblem problem;
    private final RungLosses rungs;

    Lessons(SearchProblem problem) {
        this.problem = problem;
        this.rungs = problem.rungs();
    }

    /** Whether points have the rung as their last coordinate. */
    private boolean lifts() {
        return rungs.several();
    }

    private double coordinate(int rung) {
        return HIGHEST + STEP * (rungs.highest() - rung);
    }

    /** How many choices each coordinate has; 0 for a number. */
    long[] choices() {
        long[] choices = problem.space().choices();
        return lifts() ? Arrays.copyOf(choices, choices.length + 1) : choices;
    }

    /** Points and losses. */
    Observations observations() {
        if (!lifts()) {
            return new Observations(problem.points(TrialState.COMPLETED), problem.losses());
        }
        List<RungLosses.Lesson> lessons = rungs.lessons();
        return new Observations(
                lessons.stream()
                        .map(lesson -> AtRung.lifted(lesson.point(), coordinate(lesson.rung())))
                        .toArray(double[][]::new),
                lessons.stream().mapToDouble(RungLosses.Lesson::loss).toArray());
    }

    /** The points of trials that could be trained, as the surrogate knows them at the highest rung: at most so many. */
    double[][] trained(int most) {
        return lifts()
                ? atHighest(rungs.points(most))
                : observations().some(most).points();
    }

    /** Points of the space as the surrogate knows them at the highest rung. */
    double[][] atHighest(double[][] points) {
        return lifts()
                ? Arrays.stream(points)
                        .map(point -> AtRung.lifted(point, HIGHEST))
                        .toArray(double[][]::new)
                : points;
    }

    /**
     * Pending points as the surrogate knows them, at the rungs that they are trained to.
     *
     * @param proposed the answer's own proposals so far: they begin at the first rung
     */
    double[][] pending(List<double[]> proposed) {
        Stream<double[]> open = lifts()
                ? rungs.pending().map(pending -> AtRung.lifted(pending.point(), coordinate(pending.rung())))
                : Arrays.stream(problem.points(TrialState.OPEN));
        Stream<double[]> own =
                lifts() ? proposed.stream().map(point -> AtRung.lifted(point, coordinate(1))) : proposed.stream();
        return Stream.concat(open, own).toArray(double[][]::new);
    }

    /** What is known beforehand, of the surrogate's points. */
    Trend lifted(Trend trend) {
        return lifts() && trend != Trend.NONE ? new AnyRung(trend) : trend;
    }

    /**
     * The improvement that an ensemble expects at points of the space, at the highest rung over what it believes there of all
     * trials.
     */
    Acquisition improvement(Ensemble ensemble, Optional<FeasibilityModel> feasibility, List<double[]> proposed) {
        if (!lifts()) {
            return new MeanImprovement(ensemble, feasibility);
        }
        double[][] tried = Stream.of(
                        Arrays.stream(rungs.points(BayesianSampler.MOST_OBSERVATIONS)),
                        rungs.pending().map(RungLosses.Pending::point),
                        proposed.stream())
                .flatMap(points -> points)
                .toArray(double[][]::new);
        return new AtRung(new MeanImprovement(ensemble, feasibility, atHighest(tried)), HIGHEST);
    }

    /**
     * The improvement of the trial with the best measured loss; of several rungs, whose measurements don't compare, {@link
     * #improvement}.
     */
    Acquisition improvementOfWinner(
            Ensemble ensemble, Optional<FeasibilityModel> feasibility, List<double[]> proposed) {
        return lifts() ? improvement(ensemble, feasibility, proposed) : MeanImprovement.ofWinner(ensemble, feasibility);
    }

    /** Points of the space that were tried and are believed best, the best first. */
    Stream<double[]> bestKnown(Ensemble ensemble, int count) {
        double[][] tried = lifts() ? rungs.points(BayesianSampler.MOST_OBSERVATIONS) : new double[0][];
        return lifts()
                ? IntStream.of(BestFirst.order(ensemble.means(atHighest(tried))))
                        .limit(count)
                        .mapToObj(i -> tried[i])
                : IntStream.of(BestFirst.order(ensemble.meansAtKnown()))
                        .limit(count)
                        .mapToObj(ensemble.mostProbable()::point);
    }
}
