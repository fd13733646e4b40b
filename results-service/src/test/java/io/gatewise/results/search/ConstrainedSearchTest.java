package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spaces of which constraints forbid a part, searched with two trials at a time. */
class ConstrainedSearchTest {

    static Stream<Sampler> samplers() {
        return Stream.of(
                new RandomSampler(), new BayesianSampler(FitTimer.none()), new TpeSampler(), new SobolSampler());
    }

    static Stream<Sampler> samplersOfFiniteSpaces() {
        return Stream.concat(samplers(), Stream.of(new GridSampler()));
    }

    private static List<Configuration> search(
            Sampler sampler,
            SearchSpace space,
            Predicate<Configuration> permitted,
            int demands,
            ToDoubleFunction<Configuration> loss) {
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int demand = 1; demand <= demands; demand++) {
            var problem =
                    new SearchProblem(new EncodedSpace(space), Direction.MINIMIZE, history, fit, permitted, List.of());
            Suggestions suggestions = sampler.propose(problem, 2, new Draws(5, demand));
            fit = suggestions.fit().or(() -> problem.lastFit());
            for (Configuration configuration : suggestions.configurations()) {
                tried.add(configuration);
                history = history.opened(tried.size(), configuration, "proposed", new Rung(1, 1, 1, 1))
                        .ended(tried.size(), BayesianSamplerTest.completed(loss.applyAsDouble(configuration)));
            }
        }
        return tried;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void nothingForbiddenIsProposedThoughTheOptimumLiesBehindTheBorder(Sampler sampler) {
        var space = new SearchSpace(
                List.of(new FloatParameter("a", 0, 1), new FloatParameter("b", 0, 1), new IntParameter("c", 1, 8)));
        Predicate<Configuration> permitted = c -> c.real("a") + c.real("b") <= 0.5 && c.real("c") >= 4 * c.real("a");

        List<Configuration> tried =
                search(sampler, space, permitted, 12, c -> Math.hypot(c.real("a") - 0.9, c.real("b") - 0.9));

        assertThat(tried).hasSize(24).doesNotHaveDuplicates().allMatch(permitted);
    }

    @ParameterizedTest
    @MethodSource("samplersOfFiniteSpaces")
    void ofAFiniteSpaceAllThatIsPermittedIsTriedAndNothingElse(Sampler sampler) {
        var space = new SearchSpace(List.of(new IntParameter("units_1", 1, 6), new IntParameter("units_2", 1, 6)));
        Predicate<Configuration> permitted = c -> c.real("units_2") <= c.real("units_1") - 4;

        List<Configuration> tried = search(sampler, space, permitted, 6, c -> c.real("units_1"));

        // 5,1 and 6,1 and 6,2
        assertThat(tried).hasSize(3).doesNotHaveDuplicates().allMatch(permitted);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aTinyCornerIsFound(Sampler sampler) {
        var space = new SearchSpace(List.of(new FloatParameter("a", 0, 1), new FloatParameter("b", 0, 1)));
        Predicate<Configuration> permitted = c -> c.real("a") + c.real("b") < 0.05; // one in 800

        assertThat(search(sampler, space, permitted, 4, c -> c.real("a")))
                .hasSize(8)
                .allMatch(permitted);
    }
}
