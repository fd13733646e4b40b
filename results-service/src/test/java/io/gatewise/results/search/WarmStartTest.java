package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.space.EncodedSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A search that begins with what earlier studies found: right, it is led there; wrong, it soon thinks for itself. */
class WarmStartTest {

    private static final Rung RUNG = new Rung(1, 1, 1, 1);
    private static final SearchSpace SPACE = new SearchSpace(List.of(
            new FloatParameter("x", 0, 1),
            new FloatParameter("y", 0, 1),
            new FloatParameter("z", 0, 1),
            new CategoricalParameter("kind", List.of("a", "b", "c"))));

    private static double loss(Configuration c) {
        double squares =
                Math.pow(c.real("x") - 0.8, 2) + Math.pow(c.real("y") - 0.3, 2) + Math.pow(c.real("z") - 0.7, 2);
        return 1 - Math.exp(-squares / 0.08) + (c.text("kind").equals("b") ? 0 : 0.3);
    }

    /** Trials anywhere in the space; infeasible where the loss is NaN. */
    private static EarlierStudy earlier(String name, ToDoubleFunction<Configuration> loss) {
        var random = new SplittableRandom(name.hashCode());
        return new EarlierStudy(
                name,
                name,
                Stream.generate(() -> SPACE.fromUnit(random.doubles(4).toArray()))
                        .limit(60)
                        .map(c -> new EarlierStudy.Trial(
                                c, Double.isNaN(loss.applyAsDouble(c)) ? null : loss.applyAsDouble(c)))
                        .toList());
    }

    private record Found(double loss, Map<String, Double> weights) {}

    private static Found search(int trials, long seed, EarlierStudy... earlier) {
        var sampler = new BayesianSampler(FitTimer.none());
        var space = new EncodedSpace(SPACE);
        History history = History.empty();
        Optional<Fit> fit = Optional.empty();
        for (int trial = 1; trial <= trials; trial++) {
            var problem =
                    new SearchProblem(space, Direction.MINIMIZE, history, fit, SearchProblem.ALL, List.of(earlier));
            Suggestions suggestions = sampler.propose(problem, 1, new Draws(seed, trial));
            fit = suggestions.fit();
            Configuration configuration = suggestions.configurations().get(0);
            history = history.opened(trial, configuration, "proposed", RUNG)
                    .ended(trial, BayesianSamplerTest.completed(loss(configuration)));
        }
        return new Found(
                loss(history.best(Direction.MINIMIZE, RUNG).orElseThrow().configuration()),
                fit.map(Fit::earlier).orElse(Map.of()));
    }

    private static double mean(int trials, EarlierStudy... earlier) {
        return LongStream.range(0, 5)
                .mapToDouble(seed -> search(trials, seed, earlier).loss())
                .average()
                .orElseThrow();
    }

    private static EarlierStudy related() {
        return earlier("related", c -> 50 + 20 * loss(c));
    }

    @Test
    void aStudyOfTheSameKindLeadsToTheValleySooner() {
        assertThat(mean(8, related())).isLessThan(0.7 * mean(8));
    }

    @Test
    void aMisleadingStudyLosesItsWeightAndCostsLittle() {
        EarlierStudy opposite = earlier("opposite", c -> -loss(c));

        Found found = search(20, 1, opposite, related());

        assertThat(found.weights().get("opposite")).isZero();
        assertThat(mean(30, opposite)).isLessThan(mean(30) + 0.1);
    }

    @Test
    void aStudyThatKnowsPartOfTheParametersLeadsInThatPart() {
        EarlierStudy part = new EarlierStudy(
                "part",
                "part",
                related().trials().stream()
                        .map(trial -> new EarlierStudy.Trial(
                                new Configuration(
                                        Map.of("x", trial.configuration().real("x"))),
                                Math.abs(trial.configuration().real("x") - 0.8)))
                        .toList());

        Configuration first = new BayesianSampler(FitTimer.none())
                .propose(
                        new SearchProblem(
                                new EncodedSpace(SPACE),
                                Direction.MINIMIZE,
                                History.empty(),
                                Optional.empty(),
                                SearchProblem.ALL,
                                List.of(part)),
                        1,
                        new Draws(1, 1))
                .configurations()
                .get(0);

        assertThat(first.real("x")).isBetween(0.65, 0.95);
    }

    @Test
    void whatWasInfeasibleElsewhereIsNotWhereASearchBegins() {
        EarlierStudy cliff = earlier("cliff", c -> c.real("x") > 0.6 ? Double.NaN : -c.real("x"));

        Configuration first = new BayesianSampler(FitTimer.none())
                .propose(
                        new SearchProblem(
                                new EncodedSpace(SPACE),
                                Direction.MINIMIZE,
                                History.empty(),
                                Optional.empty(),
                                SearchProblem.ALL,
                                List.of(cliff)),
                        1,
                        new Draws(1, 1))
                .configurations()
                .get(0);

        assertThat(first.real("x")).isBetween(0.4, 0.68);
    }

    @Test
    void theSameEventsLeadToTheSameProposals() {
        assertThat(search(9, 4, related())).isEqualTo(search(9, 4, related()));
    }
}
