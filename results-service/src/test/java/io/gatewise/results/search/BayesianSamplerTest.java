package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BayesianSamplerTest {

    private static final Rung RUNG = new Rung(1, 10, 1, 1);
    private static final SearchSpace PLANE =
            new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)));

    private final BayesianSampler sampler = new BayesianSampler(FitTimer.none());

    static Outcome completed(double score) {
        return new Outcome.Completed(score, Map.of(), List.of(), 1, true, "epochs", 1, 1, null);
    }

    static Outcome infeasible() {
        return new Outcome.Infeasible("diverged", "the loss is no number", List.of());
    }

    private Suggestions propose(SearchSpace space, History history, Optional<Fit> fit, int count, long demand) {
        var problem = new SearchProblem(new EncodedSpace(space), Direction.MINIMIZE, history, fit);
        return sampler.propose(problem, count, new Draws(17, demand));
    }

    /** A search with one trial at a time; NaN is infeasible. */
    private List<Configuration> search(SearchSpace space, int trials, ToDoubleFunction<Configuration> loss) {
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            Suggestions suggestions = propose(space, history, fit, 1, trial);
            fit = suggestions.fit().or(suggestions::fit);
            Configuration configuration = suggestions.configurations().get(0);
            double value = loss.applyAsDouble(configuration);
            history = history.opened(trial, configuration, "proposed", RUNG)
                    .ended(trial, Double.isNaN(value) ? infeasible() : completed(value));
            tried.add(configuration);
        }
        return tried;
    }

    private static double bowl(Configuration c) {
        return Math.pow(c.real("x") - 0.3, 2) + Math.pow(c.real("y") - 0.7, 2);
    }

    @Test
    void proposesTheSameForTheSameHistoryAndDraws() {
        assertThat(search(PLANE, 15, BayesianSamplerTest::bowl))
                .isEqualTo(search(PLANE, 15, BayesianSamplerTest::bowl));
    }

    @Test
    void proposalsMadeTogetherStayApart() {
        History history = History.empty();
        int number = 0;
        for (Configuration tried : search(PLANE, 6, c -> Math.sin(9 * c.real("x")) * c.real("y"))) {
            number++;
            double score = Math.sin(9 * tried.real("x")) * tried.real("y");
            history = history.opened(number, tried, "proposed", RUNG).ended(number, completed(score));
        }

        List<Configuration> together =
                propose(PLANE, history, Optional.empty(), 6, 99).configurations();

        assertThat(together).hasSize(6);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.hypot(
                        together.get(i).real("x") - together.get(j).real("x"),
                        together.get(i).real("y") - together.get(j).real("y"));
                assertThat(distance).isGreaterThan(0.01);
            }
        }
    }

    @Test
    void keepsAwayFromWhatIsPending() {
        History history = History.empty();
        int number = 0;
        for (Configuration tried : search(PLANE, 10, BayesianSamplerTest::bowl)) {
            number++;
            history = history.opened(number, tried, "proposed", RUNG).ended(number, completed(bowl(tried)));
        }
        Configuration next = propose(PLANE, history, Optional.empty(), 1, 50)
                .configurations()
                .get(0);

        History pending = history.opened(11, next, "proposed", RUNG);
        Configuration other = propose(PLANE, pending, Optional.empty(), 1, 50)
                .configurations()
                .get(0);

        assertThat(Math.hypot(other.real("x") - next.real("x"), other.real("y") - next.real("y")))
                .isGreaterThan(0.005);
    }

    @Test
    void learnsToAvoidWhereTrialsAreInfeasible() {
        // the bowl's optimum lies near the edge of a region that diverges: 0.4 of the plane
        List<Configuration> tried =
                search(PLANE, 40, c -> c.real("x") < 0.4 ? Double.NaN : Math.pow(c.real("x") - 0.5, 2) + c.real("y"));

        long lost = tried.stream().skip(10).filter(c -> c.real("x") < 0.4).count();
        assertThat(lost).isLessThan(7);
        assertThat(tried).anySatisfy(c -> {
            assertThat(c.real("x")).isBetween(0.4, 0.6);
            assertThat(c.real("y")).isLessThan(0.05);
        });
    }

    @Test
    void goesOnWhenEveryTrialSoFarWasInfeasible() {
        List<Configuration> tried = search(PLANE, 30, c -> Double.NaN);

        assertThat(tried).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void goesOnWhenAllScoresAreEqual() {
        assertThat(search(PLANE, 20, c -> 5)).doesNotHaveDuplicates();
    }

    @Test
    void triesEveryPointOfASmallSpaceOnceAndThenNoMore() {
        var space = new SearchSpace(List.<Parameter>of(
                new IntParameter("units", 1, 4, true, null),
                new CategoricalParameter("optimizer", List.of("a", "b", "c"))));
        List<Configuration> tried = search(space, 12, c -> c.real("units"));
        assertThat(tried).hasSize(12).doesNotHaveDuplicates();
        History history = History.empty();
        for (int i = 0; i < 12; i++) {
            history = history.opened(i + 1, tried.get(i), "proposed", RUNG);
        }

        assertThat(propose(space, history, Optional.empty(), 3, 1).configurations())
                .isEmpty();
    }

    @Test
    void asksForNoMoreThanTheSpaceHolds() {
        var space = new SearchSpace(List.<Parameter>of(new IntParameter("units", 1, 5)));

        assertThat(propose(space, History.empty(), Optional.empty(), 9, 1).configurations())
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void ignoresTrialsThatAreNoPointsOfTheSpace() {
        History history = History.empty();
        for (int i = 1; i <= 8; i++) {
            history = history.opened(
                            i, new Configuration(Map.of("x", 0.1 * i, "y", i % 2 == 0 ? 0.5 : 7.0)), "imported", RUNG)
                    .ended(i, completed(i));
        }

        assertThat(propose(PLANE, history, Optional.empty(), 1, 3).configurations())
                .singleElement()
                .satisfies(c -> assertThat(PLANE.violations(c)).isEmpty());
    }

    private static final List<Object> CHOICES = List.of("best", "b", "c", "d");

    @Test
    void oneProposalInSevenComesBackToAChoiceThatLookedBad() {
        var space = new SearchSpace(List.of(new FloatParameter("x", 0, 1), new CategoricalParameter("kind", CHOICES)));

        Object looksAgain = firstKindAfter(35, space);
        Object goesOn = firstKindAfter(36, space);

        assertThat(looksAgain).isNotEqualTo(CHOICES.get(0));
        assertThat(goesOn).isEqualTo(CHOICES.get(0));
    }

    /** The kind that is proposed after so many trials, of which the first had each kind once and the others the best. */
    private Object firstKindAfter(int trials, SearchSpace space) {
        History history = History.empty();
        for (int trial = 1; trial <= trials; trial++) {
            Object kind = trial <= CHOICES.size() ? CHOICES.get(trial - 1) : CHOICES.get(0);
            var configuration = new Configuration(Map.of("x", 1 - trial / 74.0, "kind", kind));
            history = history.opened(trial, configuration, "proposed", RUNG)
                    .ended(trial, completed(bestOfOneKind(configuration)));
        }
        return propose(space, history, Optional.empty(), 1, trials + 1)
                .configurations()
                .get(0)
                .values()
                .get("kind");
    }

    @Test
    void goesOnWhereANeglectedChoiceHasNoPointLeft() {
        var space = new SearchSpace(List.of(
                new IntParameter("n", 1, 3000),
                new CategoricalParameter("kind", List.of("few", "many")),
                new CategoricalParameter("other", List.of("a", "b"))));
        History history = History.empty();
        for (int trial = 1; trial <= 7 * 5; trial++) {
            var configuration = new Configuration(Map.of("n", (long) trial, "kind", "many", "other", "a"));
            history = history.opened(trial, configuration, "imported", RUNG).ended(trial, completed(trial));
        }
        var problem = new SearchProblem(
                new EncodedSpace(space),
                Direction.MINIMIZE,
                history,
                Optional.empty(),
                configuration -> "many".equals(configuration.values().get("kind"))
                        && "a".equals(configuration.values().get("other")),
                List.of());

        var proposed = sampler.propose(problem, 1, new Draws(17, 36)).configurations();

        assertThat(proposed).hasSize(1);
        assertThat(proposed.get(0).values()).containsEntry("kind", "many").containsEntry("other", "a");
    }

    /** There is much to gain with the best kind: all trials lie above x = 0.5. */
    private static double bestOfOneKind(Configuration configuration) {
        double x = ((Number) configuration.values().get("x")).doubleValue();
        return x + 5 * CHOICES.indexOf(configuration.values().get("kind"));
    }
}
