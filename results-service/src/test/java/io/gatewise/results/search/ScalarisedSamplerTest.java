package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalarisedSamplerTest {

    private static final Rung RUNG = new Rung(1, 10, 1, 1);
    private static final EncodedSpace PLANE =
            new EncodedSpace(new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1))));
    private static final List<Objective> THREE = IntStream.range(0, 3)
            .mapToObj(j -> new Objective("o" + j, j == 2 ? Direction.MAXIMIZE : Direction.MINIMIZE))
            .toList();

    private final ScalarisedSampler sampler = new ScalarisedSampler(FitTimer.none());
    private History history = History.empty();
    private Optional<Fit> fit = Optional.empty();

    /** Distances to three places on a ring around the middle, the last one as a gain. */
    private static double[] ring(Configuration c) {
        return IntStream.range(0, 3)
                .mapToDouble(j -> (j == 2 ? -1 : 1)
                        * Math.hypot(
                                c.real("x") - 0.5 - 0.2 * Math.cos(2 * Math.PI * j / 3),
                                c.real("y") - 0.5 - 0.2 * Math.sin(2 * Math.PI * j / 3)))
                .toArray();
    }

    private Suggestions propose(int count, long demand) {
        SearchProblem ranked = ParetoProblem.ranked(PLANE, THREE, history, fit, c -> c.real("y") < 0.9);
        return sampler.propose(ranked, THREE, count, new Draws(3, demand));
    }

    /** A search with one trial at a time; null is infeasible. */
    private List<Configuration> search(int trials, Function<Configuration, double[]> values) {
        history = History.empty();
        fit = Optional.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            Suggestions suggestions = propose(1, trial);
            fit = suggestions.fit();
            Configuration c = suggestions.configurations().get(0);
            double[] found = values.apply(c);
            Map<String, Double> byMetric = new TreeMap<>();
            for (int j = 0; found != null && j < 3; j++) {
                byMetric.put("o" + j, found[j]);
            }
            history = history.opened(trial, c, "proposed", RUNG)
                    .ended(
                            trial,
                            found == null
                                    ? new Outcome.Infeasible("diverged", "not finite", List.of())
                                    : new Outcome.Completed(found[0], Map.of(), List.of(), 1, true, "told", 0, 0, null)
                                            .withValues(byMetric));
            tried.add(c);
        }
        return tried;
    }

    @Test
    void searchesInsideTheRingAndKeepsConstraints() {
        List<Configuration> tried = search(30, ScalarisedSamplerTest::ring);

        long inside = tried.stream()
                .skip(12)
                .filter(c -> Math.hypot(c.real("x") - 0.5, c.real("y") - 0.5) < 0.22)
                .count();
        assertThat(inside).isGreaterThan(13);
        assertThat(tried).allMatch(c -> c.real("y") < 0.9);
        assertThat(fit).isPresent();
    }

    @Test
    void proposesTheSameForTheSameHistoryAndDraws() {
        assertThat(search(12, ScalarisedSamplerTest::ring)).isEqualTo(search(12, ScalarisedSamplerTest::ring));
    }

    @Test
    void proposalsMadeTogetherStayApartAndWeighOtherwise() {
        search(12, ScalarisedSamplerTest::ring);

        List<Configuration> together = propose(5, 50).configurations();

        assertThat(together).hasSize(5);
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < i; k++) {
                assertThat(Math.hypot(
                                together.get(i).real("x") - together.get(k).real("x"),
                                together.get(i).real("y") - together.get(k).real("y")))
                        .isGreaterThan(0.005);
            }
        }
    }

    @Test
    void anObjectiveThatNeverVariesEqualValuesAndInfeasibleTrialsAreNoFailure() {
        assertThat(search(12, c -> new double[] {c.real("x"), 7, c.real("y")})).doesNotHaveDuplicates();
        assertThat(search(12, c -> new double[] {1, 1, 1})).doesNotHaveDuplicates();
        assertThat(search(12, c -> c.real("x") > 0.5 ? null : ring(c))).doesNotHaveDuplicates();
    }
}
