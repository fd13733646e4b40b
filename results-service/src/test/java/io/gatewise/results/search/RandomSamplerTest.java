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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RandomSamplerTest {

    private static List<Configuration> propose(SearchSpace space, History history, int count, long seed, long demand) {
        var problem = new SearchProblem(new EncodedSpace(space), Direction.MINIMIZE, history, Optional.empty());
        return new RandomSampler()
                .propose(problem, count, new Draws(seed, demand))
                .configurations();
    }

    @Test
    void followsFromSeedAndDemandAlone() {
        var space = new SearchSpace(List.of(new FloatParameter("x", 0, 1)));

        assertThat(propose(space, History.empty(), 3, 1, 7)).isEqualTo(propose(space, History.empty(), 3, 1, 7));
        assertThat(propose(space, History.empty(), 3, 1, 7)).isNotEqualTo(propose(space, History.empty(), 3, 1, 8));
        assertThat(propose(space, History.empty(), 3, 1, 7)).isNotEqualTo(propose(space, History.empty(), 3, 2, 7));
    }

    @Test
    void isUniformOnEachScale() {
        var space = new SearchSpace(List.of(new FloatParameter("rate", 1e-4, 1, true, null)));

        long small = propose(space, History.empty(), 2000, 1, 1).stream()
                .filter(c -> c.real("rate") < 1e-2)
                .count();

        // half of the logarithms: 1,000, with a standard deviation of 22
        assertThat(small).isBetween(900L, 1100L);
    }

    @Test
    void findsTheLastUntriedPointOfALargerSpace() {
        var space = new SearchSpace(List.of(new IntParameter("a", 1, 60), new IntParameter("b", 1, 60)));
        History history = History.empty();
        int number = 0;
        for (long a = 1; a <= 60; a++) {
            for (long b = 1; b <= 60; b++) {
                if (a != 41 || b != 17) {
                    number++;
                    history = history.opened(
                            number, new Configuration(Map.of("a", a, "b", b)), "imported", new Rung(1, 1, 1, 1));
                }
            }
        }

        assertThat(propose(space, history, 5, 1, 1)).containsExactly(new Configuration(Map.of("a", 41, "b", 17)));
    }
}
