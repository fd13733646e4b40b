package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler keeps to, on a space with a condition. */
class SamplersTest {

    private static final Rung RUNG = new Rung(1, 10, 1, 1);

    /** 4 · (1 + 1 + 3) = 20 points: momentum is active for one of three optimizers. */
    private static final SearchSpace SMALL = new SearchSpace(List.of(
            new IntParameter("units", 1, 4),
            new CategoricalParameter("optimizer", List.of("adam", "rmsprop", "sgd")),
            new FloatParameter("momentum", 0, 0.8, false, 0.4)
                    .withCondition(new Condition("optimizer", List.of("sgd")))));

    static List<Sampler> samplers() {
        return List.of(
                new RandomSampler(),
                new SobolSampler(),
                new GridSampler(),
                new TpeSampler(),
                new BayesianSampler(FitTimer.none()));
    }

    private static List<Configuration> ask(
            Sampler sampler, SearchSpace space, History history, int count, long demand) {
        var problem = new SearchProblem(new EncodedSpace(space), Direction.MINIMIZE, history, Optional.empty());
        return sampler.propose(problem, count, new Draws(3, demand)).configurations();
    }

    private static double loss(Configuration c) {
        return Math.abs(c.integer("units") - 2) + (c.text("optimizer").equals("sgd") ? c.real("momentum") : 1);
    }

    /** Asks two at a time until nothing is left. */
    private static List<Configuration> all(Sampler sampler) {
        History history = History.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int demand = 1; demand <= 30; demand++) {
            for (Configuration configuration : ask(sampler, SMALL, history, 2, demand)) {
                tried.add(configuration);
                history = history.opened(tried.size(), configuration, "proposed", RUNG);
                if (tried.size() % 3 != 0) { // every third one stays open
                    history = history.ended(tried.size(), BayesianSamplerTest.completed(loss(configuration)));
                }
            }
        }
        return tried;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void triesEveryPointOfASmallSpaceOnceAndThenNoMore(Sampler sampler) {
        assertThat(all(sampler)).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void proposesTheSameForTheSameHistoryAndDraws(Sampler sampler) {
        assertThat(all(sampler)).isEqualTo(all(sampler));
    }

    @Test
    void aGridGoesOnWhereItsTrialsEnded() {
        List<Configuration> whole = ask(new GridSampler(), SMALL, History.empty(), 20, 1);
        History history = History.empty();
        for (int i = 0; i < 7; i++) {
            history = history.opened(i + 1, whole.get(i), "proposed", RUNG);
        }

        assertThat(ask(new GridSampler(), SMALL, history, 20, 9)).isEqualTo(whole.subList(7, 20));
    }

    @Test
    void aGridCutShortHasSeenEveryValueOfAParameter() {
        var space = new SearchSpace(List.of(new IntParameter("a", 1, 10), new IntParameter("b", 1, 10)));
        var seenA = new HashSet<Integer>();
        var seenB = new HashSet<Integer>();

        for (Configuration configuration : ask(new GridSampler(), space, History.empty(), 30, 1)) {
            seenA.add(configuration.integer("a"));
            seenB.add(configuration.integer("b"));
        }

        assertThat(seenA).hasSize(10);
        assertThat(seenB).hasSizeGreaterThan(5);
    }

    @Test
    void aGridRefusesASpaceWithoutAnEnd() {
        var space = new SearchSpace(List.of(new FloatParameter("x", 0, 1)));

        assertThatThrownBy(() -> ask(new GridSampler(), space, History.empty(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void sobolPointsStandInEachEighthOnce() {
        var space = new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)));
        var eighths = new HashSet<Integer>();

        for (Configuration configuration : ask(new SobolSampler(), space, History.empty(), 8, 1)) {
            eighths.add((int) (8 * configuration.real("y")));
        }

        assertThat(eighths).hasSize(8);
    }
}
