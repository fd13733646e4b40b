package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.pareto.Hypervolume;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoSamplerTest {

    private static final Rung RUNG = new Rung(1, 10, 1, 1);
    private static final SearchSpace PLANE =
            new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)));
    private static final List<Objective> TWO =
            List.of(new Objective("a", Direction.MINIMIZE), new Objective("b", Direction.MAXIMIZE));

    /** Squared distances to (0.2, 0.3) and (0.8, 0.7): the front's points lie on the line between. */
    private static double[] twoPlaces(Configuration c) {
        double x = c.real("x");
        double y = c.real("y");
        return new double[] {Math.pow(x - 0.2, 2) + Math.pow(y - 0.3, 2), -Math.pow(x - 0.8, 2) - Math.pow(y - 0.7, 2)};
    }

    private static Outcome completed(double... values) {
        return new Outcome.Completed(values[0], Map.of(), List.of(), 1, true, "told", 0, 0, null)
                .withValues(Map.of("a", values[0], "b", values[1]));
    }

    private record Course(History history, List<Configuration> tried, Optional<Fit> fit) {}

    private static Suggestions propose(
            SearchSpace space,
            History history,
            Optional<Fit> fit,
            Predicate<Configuration> permitted,
            int count,
            long demand) {
        SearchProblem ranked = ParetoProblem.ranked(new EncodedSpace(space), TWO, history, fit, permitted);
        return new ParetoSampler(FitTimer.none()).propose(ParetoProblem.of(ranked, TWO), count, new Draws(17, demand));
    }

    /** A search with one trial at a time; null is infeasible. */
    private static Course search(SearchSpace space, int trials, Function<Configuration, double[]> values) {
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            Suggestions suggestions = propose(space, history, fit, SearchProblem.ALL, 1, trial);
            if (suggestions.configurations().isEmpty()) {
                break;
            }
            fit = suggestions.fit().or(suggestions::fit);
            Configuration configuration = suggestions.configurations().get(0);
            double[] found = values.apply(configuration);
            history = history.opened(trial, configuration, "proposed", RUNG)
                    .ended(
                            trial,
                            found == null
                                    ? new Outcome.Infeasible("diverged", "not finite", List.of())
                                    : completed(found));
            tried.add(configuration);
        }
        return new Course(history, tried, fit);
    }

    /** Below (0.52, 0.52), which each place's distance to the other one is. */
    private static double volume(List<Configuration> tried) {
        double[][] losses = tried.stream()
                .map(ParetoSamplerTest::twoPlaces)
                .map(values -> new double[] {values[0], -values[1]})
                .toArray(double[][]::new);
        return Hypervolume.of(losses, new double[] {0.52, 0.52});
    }

    @Test
    void findsAKnownFront() {
        // on the line at share s the losses are 0.52 s² and 0.52 (1 − s)²: 5/6 of the square is dominated
        double all = 0.52 * 0.52 * 5 / 6;

        List<Configuration> tried =
                search(PLANE, 30, ParetoSamplerTest::twoPlaces).tried();

        assertThat(volume(tried)).isBetween(0.93 * all, all);
        long onTheLine = tried.stream()
                .skip(10)
                .filter(c -> Math.abs(c.real("y") - 0.3 - 2.0 / 3 * (c.real("x") - 0.2)) < 0.03)
                .count();
        assertThat(onTheLine).isGreaterThan(12);
    }

    @Test
    void proposesTheSameForTheSameHistoryAndDraws() {
        assertThat(search(PLANE, 12, ParetoSamplerTest::twoPlaces).tried())
                .isEqualTo(search(PLANE, 12, ParetoSamplerTest::twoPlaces).tried());
    }

    @Test
    void anObjectiveThatNeverVariesLeavesASearchOfTheOther() {
        Course course = search(PLANE, 25, c -> new double[] {Math.pow(c.real("x") - 0.3, 2) + c.real("y"), 7});

        assertThat(course.tried())
                .anySatisfy(c ->
                        assertThat(Math.pow(c.real("x") - 0.3, 2) + c.real("y")).isLessThan(0.02));
    }

    @Test
    void equalValuesEverywhereAreNoFailure() {
        assertThat(search(PLANE, 15, c -> new double[] {1, 1}).tried())
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesOverManyOrdersOfMagnitudeAreNoFailure() {
        Course course = search(PLANE, 15, c ->
                new double[] {Math.pow(10, 300 * c.real("x")), -Math.pow(10, -300 * c.real("y"))});

        assertThat(course.tried()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void keepsAwayFromWhatCannotBeTrained() {
        Course course = search(PLANE, 30, c -> c.real("x") > 0.6 ? null : ParetoSamplerTest.twoPlaces(c));

        long late = course.tried().subList(15, 30).stream()
                .filter(c -> c.real("x") > 0.6)
                .count();
        assertThat(late).isLessThan(5);
        assertThat(course.fit().orElseThrow().feasibility()).isPresent();
    }

    @Test
    void fitsASurrogateForEachObjectiveAndBeginsTheNextFitThere() {
        Fit fit = search(PLANE, 8, ParetoSamplerTest::twoPlaces).fit().orElseThrow();

        assertThat(fit.others()).hasSize(1);
    }

    @Test
    void proposalsMadeTogetherAndPendingTrialsStayApart() {
        History history = search(PLANE, 12, ParetoSamplerTest::twoPlaces).history();
        Configuration pending = propose(PLANE, history, Optional.empty(), SearchProblem.ALL, 1, 50)
                .configurations()
                .get(0);

        List<Configuration> together = propose(
                        PLANE,
                        history.opened(13, pending, "proposed", RUNG),
                        Optional.empty(),
                        SearchProblem.ALL,
                        4,
                        50)
                .configurations();

        List<Configuration> all = new ArrayList<>(together);
        all.add(pending);
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < i; k++) {
                double distance = Math.hypot(
                        all.get(i).real("x") - all.get(k).real("x"),
                        all.get(i).real("y") - all.get(k).real("y"));
                assertThat(distance).isGreaterThan(0.005);
            }
        }
    }

    @Test
    void keepsConstraints() {
        History history = search(PLANE, 10, ParetoSamplerTest::twoPlaces).history();

        List<Configuration> found = propose(
                        PLANE, history, Optional.empty(), c -> c.real("x") + c.real("y") <= 0.9, 5, 60)
                .configurations();

        assertThat(found).hasSize(5).allMatch(c -> c.real("x") + c.real("y") <= 0.9);
    }

    @Test
    void aFiniteSpaceIsSearchedToItsLastPoint() {
        var small = new SearchSpace(List.<Parameter>of(new IntParameter("x", 0, 4), new IntParameter("y", 0, 3)));

        Course course = search(small, 30, c -> new double[] {c.integer("x"), c.integer("y")});

        assertThat(course.tried()).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void threeAndFourObjectivesAreSearchedToo(int m) {
        List<Objective> objectives = IntStream.range(0, m)
                .mapToObj(j -> new Objective("o" + j, Direction.MINIMIZE))
                .toList();
        History history = History.empty();
        var space = new EncodedSpace(PLANE);
        Optional<Fit> fit = Optional.empty();
        List<double[]> found = new ArrayList<>();
        for (int trial = 1; trial <= 25; trial++) {
            SearchProblem ranked = ParetoProblem.ranked(space, objectives, history, fit, SearchProblem.ALL);
            Suggestions suggestions = new ParetoSampler(FitTimer.none())
                    .propose(ParetoProblem.of(ranked, objectives), 1, new Draws(3, trial));
            fit = suggestions.fit().or(suggestions::fit);
            Configuration c = suggestions.configurations().get(0);
            double[] losses = IntStream.range(0, m)
                    .mapToDouble(j -> Math.hypot(
                            c.real("x") - 0.5 - 0.2 * Math.cos(2 * Math.PI * j / m),
                            c.real("y") - 0.5 - 0.2 * Math.sin(2 * Math.PI * j / m)))
                    .toArray();
            found.add(losses);
            Map<String, Double> values = new java.util.TreeMap<>();
            IntStream.range(0, m).forEach(j -> values.put("o" + j, losses[j]));
            history = history.opened(trial, c, "proposed", RUNG)
                    .ended(
                            trial,
                            new Outcome.Completed(losses[0], Map.of(), List.of(), 1, true, "told", 0, 0, null)
                                    .withValues(values));
        }

        // inside the ring all losses are at most 0.4
        long inside = found.subList(10, 25).stream()
                .filter(losses -> Arrays.stream(losses).max().orElseThrow() < 0.42)
                .count();
        assertThat(inside).isGreaterThan(10);
    }
}
