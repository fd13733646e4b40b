package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Search.Algorithm;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlgorithmChoiceTest {

    private static AlgorithmChoice chosen(Algorithm algorithm, int trials, int parallelism, Parameter... parameters) {
        var search = new Search(algorithm, trials, parallelism, 1L, true);
        return AlgorithmChoice.of(search, new SearchSpace(List.of(parameters)));
    }

    @Test
    void whatTheSpecNamesIsTaken() {
        assertThat(chosen(Algorithm.TPE, 10, 1, new IntParameter("a", 1, 3)).algorithm())
                .isEqualTo(Algorithm.TPE);
    }

    @Test
    void autoGoesBySpaceAndBudgetAndSaysWhy() {
        var real = new FloatParameter("x", 0, 1);
        Parameter[] many = IntStream.range(0, 60)
                .mapToObj(j -> new FloatParameter("x" + j, 0, 1))
                .toArray(Parameter[]::new);

        assertThat(chosen(Algorithm.AUTO, 12, 2, new IntParameter("a", 1, 12)))
                .isEqualTo(new AlgorithmChoice(Algorithm.GRID, "the budget of 12 trials holds all 12 points"));
        assertThat(chosen(Algorithm.AUTO, 20, 20, real).algorithm()).isEqualTo(Algorithm.SOBOL);
        assertThat(chosen(Algorithm.AUTO, 100, 4, many).algorithm()).isEqualTo(Algorithm.TPE);
        assertThat(chosen(Algorithm.AUTO, 5000, 4, real).algorithm()).isEqualTo(Algorithm.TPE);
        assertThat(chosen(Algorithm.AUTO, 60, 4, real).algorithm()).isEqualTo(Algorithm.BAYESIAN);
        assertThat(chosen(Algorithm.AUTO, 60, 4, real).reason()).contains("60 trials");
    }
}
