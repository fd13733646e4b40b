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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a Bayesian search learns from trials of several rungs. */
class EveryRungTeachesTest {

    private static final Rung LOW = new Rung(1, 3, 1, 1);
    private static final Rung HIGH = new Rung(2, 9, 1, 1);
    private final EncodedSpace space =
            new EncodedSpace(new SearchSpace(List.of(new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1))));
    private final List<TrialRecord> trials = new ArrayList<>();

    private void trial(TrialState state, double x, double y, RungScore... scores) {
        var point = new Configuration(Map.of("x", x, "y", y));
        trials.add(new TrialRecord(trials.size() + 1, point, "proposed", HIGH, state, List.of(scores)));
    }

    private static RungScore score(Rung rung, double loss) {
        return new RungScore(rung, loss, false);
    }

    private Configuration proposed() {
        var problem = new SearchProblem(space, Direction.MINIMIZE, History.of(trials), Optional.empty());
        return new BayesianSampler(FitTimer.none())
                .propose(problem, 1, new Draws(1, trials.size()))
                .configurations()
                .get(0);
    }

    /** A valley at (0.3, 0.6), seen by many at the low rung and by four far from it at the high one. */
    private void trials() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 30; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            trial(TrialState.COMPLETED, x, y, score(LOW, 2 + valley(x, y)));
        }
        for (double x : new double[] {0.7, 0.8, 0.9, 1}) {
            trial(TrialState.COMPLETED, x, 0.1, score(LOW, 2 + valley(x, 0.1)), score(HIGH, valley(x, 0.1)));
        }
    }

    private static double valley(double x, double y) {
        return 4 * ((x - 0.3) * (x - 0.3) + (y - 0.6) * (y - 0.6));
    }

    @Test
    void aValleyThatOnlyTheLowRungHasSeenIsSearched() {
        trials();

        Configuration proposed = proposed();

        assertThat(valley(proposed.real("x"), proposed.real("y"))).isLessThan(0.05); // the best tried: see below
        assertThat(trials.stream()
                        .mapToDouble(trial -> trial.score().orElseThrow())
                        .min()
                        .orElseThrow())
                .isGreaterThan(1); // ... at the high rung none is near it
    }

    @Test
    void theSameTrialsGiveTheSameProposal() {
        trials();

        assertThat(proposed()).isEqualTo(proposed());
    }

    @Test
    void whereAllTrialsDivergedAtTheHighRungNobodyLooksAgain() {
        trials();
        for (int i = 0; i < 6; i++) {
            trial(TrialState.INFEASIBLE, 0.3 + 0.01 * i, 0.6 - 0.01 * i, score(LOW, 2));
        }

        Configuration proposed = proposed();

        assertThat(valley(proposed.real("x"), proposed.real("y"))).isGreaterThan(0.02);
    }
}
