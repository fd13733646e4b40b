package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the trials at several rungs teach a sampler. */
class SearchProblemTest {

    private static final Rung LOW = new Rung(1, 3, 1, 1);
    private static final Rung HIGH = new Rung(2, 9, 1, 1);
    private final EncodedSpace space = new EncodedSpace(new SearchSpace(List.of(new FloatParameter("x", 0, 1))));

    private static TrialRecord trial(int number, TrialState state, Rung rung, RungScore... scores) {
        var point = new Configuration(Map.of("x", number / 10.0));
        return new TrialRecord(number, point, "proposed", rung, state, Arrays.asList(scores));
    }

    private static RungScore score(Rung rung, double score) {
        return new RungScore(rung, score, false);
    }

    private SearchProblem problem(TrialRecord... trials) {
        return new SearchProblem(space, Direction.MINIMIZE, History.of(Arrays.asList(trials)), Optional.empty());
    }

    @Test
    void scoresOfTheHighestRungCountThatEnoughTrialsHaveReached() {
        SearchProblem problem = problem(
                trial(1, TrialState.COMPLETED, HIGH, score(LOW, 8), score(HIGH, 5)),
                trial(2, TrialState.COMPLETED, HIGH, score(LOW, 7), score(HIGH, 4)),
                trial(3, TrialState.COMPLETED, LOW, score(LOW, 9)),
                trial(4, TrialState.COMPLETED, LOW, new RungScore(LOW, 6, true)));

        assertThat(problem.losses()).containsExactly(5, 4, 6); // the fourth is exhausted: 6 is its score there too
        assertThat(problem.points(TrialState.COMPLETED)).hasDimensions(3, 1);
        assertThat(problem.taken().size()).isEqualTo(4);
    }

    @Test
    void untilThenThoseOfALowerRungCountAndAPromotedTrialKeepsTeaching() {
        SearchProblem problem = problem(
                trial(1, TrialState.OPEN, HIGH, score(LOW, 8)),
                trial(2, TrialState.COMPLETED, LOW, score(LOW, 7)),
                trial(3, TrialState.OPEN, LOW));

        assertThat(problem.losses()).containsExactly(8, 7);
        assertThat(problem.points(TrialState.OPEN)).hasDimensions(1, 1);
    }

    @Test
    void aTrialThatDivergedAtAHigherRungIsInfeasible() {
        SearchProblem problem = problem(
                trial(1, TrialState.INFEASIBLE, HIGH, score(LOW, 8)),
                trial(2, TrialState.COMPLETED, LOW, score(LOW, 7)),
                trial(3, TrialState.COMPLETED, LOW, score(LOW, 6)));

        assertThat(problem.losses()).containsExactly(7, 6);
        assertThat(problem.points(TrialState.INFEASIBLE)).hasDimensions(1, 1);
    }
}
