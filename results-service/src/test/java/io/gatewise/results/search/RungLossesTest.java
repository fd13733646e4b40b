package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Losses of several rungs in one unit. */
class RungLossesTest {

    private static final Rung LOW = new Rung(1, 3, 1, 1);
    private static final Rung HIGH = new Rung(2, 9, 1, 1);
    private final RungLosses rungs = new RungLosses();
    private int number;

    private void trial(TrialState state, RungScore... scores) {
        var trial = new TrialRecord(++number, Configuration.empty(), "proposed", HIGH, state, Arrays.asList(scores));
        rungs.add(trial, new double[] {number}, Direction.MINIMIZE);
    }

    private static RungScore score(Rung rung, double loss) {
        return new RungScore(rung, loss, false);
    }

    private double[] losses() {
        return rungs.lessons().stream().mapToDouble(RungLosses.Lesson::loss).toArray();
    }

    @Test
    void aLowRungsLossIsWhatSuchTrialsCameTo() {
        for (int i = 0; i < 20; i++) {
            trial(TrialState.COMPLETED, score(LOW, 10 + i), score(HIGH, 5 + 0.5 * i));
        }
        trial(TrialState.COMPLETED, score(LOW, 20));

        double[] losses = losses();

        assertThat(losses[losses.length - 1])
                .isCloseTo(10, within(0.1)); // the slope is drawn from 1/2 towards 1 a little
        assertThat(losses[1]).isEqualTo(5); // as it was measured
    }

    @Test
    void anExhaustedTrialsLossIsTheHighestRungs() {
        trial(TrialState.COMPLETED, score(LOW, 8), score(HIGH, 5));
        trial(TrialState.COMPLETED, new RungScore(LOW, 6, true));

        RungLosses.Lesson last = rungs.lessons().get(2);

        assertThat(last.rung()).isEqualTo(2);
        assertThat(last.loss()).isEqualTo(6);
    }

    @Test
    void trialsThatCouldNotBeTrainedMoveNoLine() {
        trial(TrialState.COMPLETED, score(LOW, 8), score(HIGH, 5));
        trial(TrialState.COMPLETED, score(LOW, 9));
        double[] before = losses();

        trial(TrialState.INFEASIBLE, score(LOW, 1));
        trial(TrialState.FAILED);

        assertThat(losses()).containsExactly(before);
    }

    @Test
    void oneRungIsNoneBesideItself() {
        trial(TrialState.COMPLETED, score(LOW, 8));

        assertThat(rungs.several()).isFalse();
        assertThat(losses()).containsExactly(8);
    }
}
