package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spaces with conditions, searched with one trial at a time. */
class ConditionalSearchTest {

    private static final CategoricalParameter OPTIMIZER =
            new CategoricalParameter("optimizer", List.of("adam", "sgd", "rmsprop"));
    private static final Condition SGD = new Condition("optimizer", List.of("sgd"));

    static Stream<Sampler> samplers() {
        return Stream.of(new RandomSampler(), new BayesianSampler(FitTimer.none()));
    }

    private static List<Configuration> search(
            Sampler sampler, SearchSpace space, int trials, ToDoubleFunction<Configuration> loss) {
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        List<Configuration> tried = new ArrayList<>();
        for (int trial = 1; trial <= trials; trial++) {
            var problem = new SearchProblem(new EncodedSpace(space), Direction.MINIMIZE, history, fit);
            Suggestions suggestions = sampler.propose(problem, 1, new Draws(5, trial));
            fit = suggestions.fit().or(() -> problem.lastFit());
            for (Configuration configuration : suggestions.configurations()) {
                history = history.opened(trial, configuration, "proposed", new Rung(1, 1, 1, 1))
                        .ended(trial, BayesianSamplerTest.completed(loss.applyAsDouble(configuration)));
                tried.add(configuration);
            }
        }
        return tried;
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aFiniteSpaceIsTriedOnceAndEndsExactly(Sampler sampler) {
        var space = new SearchSpace(List.of(
                OPTIMIZER, new IntParameter("nesterov", 0, 1).withCondition(SGD), new IntParameter("layers", 1, 3)));

        List<Configuration> tried = search(sampler, space, 20, c -> c.real("layers"));

        // adam, rmsprop and twice sgd, each with three depths
        assertThat(tried).hasSize(12).doesNotHaveDuplicates();
        assertThat(tried).allSatisfy(c -> assertThat(space.violations(c)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void onlyActiveParametersAreProposed(Sampler sampler) {
        var space = new SearchSpace(List.of(
                new FloatParameter("momentum", 0, 0.9).withCondition(SGD),
                OPTIMIZER,
                new FloatParameter("rate", 1e-4, 1, true, null)));

        List<Configuration> tried = search(
                sampler,
                space,
                25,
                c -> Math.abs(Math.log(c.real("rate")) + 4)
                        + (c.text("optimizer").equals("sgd") ? Math.abs(c.real("momentum") - 0.8) : 0.5));

        assertThat(tried).doesNotHaveDuplicates().allSatisfy(c -> {
            assertThat(space.violations(c)).isEmpty();
            assertThat(c).isEqualTo(space.normalise(c));
        });
        assertThat(tried).anySatisfy(c -> assertThat(c.values()).containsKey("momentum"));
    }
}
