package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.Expense;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Half the space, where a coordinate is large, takes a hundred times as long and is no better. */
class TimedSearchTest {

    private static final Rung RUNG = new Rung(1, 1, 1, 1);
    private static final EncodedSpace SPACE = new EncodedSpace(
            new SearchSpace(List.of(new FloatParameter("rate", 0, 1), new IntParameter("units", 1, 100))));

    private static double seconds(Configuration trial) {
        return Math.pow(100, trial.real("units") / 100);
    }

    /** Two basins, equally deep, one of them where trials are slow. */
    private static double loss(Configuration trial) {
        double off = Math.abs(trial.real("units") - 50) / 100 - 0.4;
        return Math.pow(trial.real("rate") - 0.3, 2) + off * off;
    }

    /** The total of all seconds of a search, and its lowest loss. */
    private static double[] search(Optional<Timing> timing) {
        var sampler = new BayesianSampler(FitTimer.none());
        List<TrialRecord> trials = new ArrayList<>();
        Optional<Fit> fit = Optional.empty();
        double total = 0;
        double lowest = 1;
        for (int number = 1; number <= 30; number++) {
            var problem = new SearchProblem(
                    SPACE, Direction.MINIMIZE, History.of(trials), fit, SearchProblem.ALL, List.of(), timing);
            Suggestions answer = sampler.propose(problem, 1, new Draws(3, number));
            Optional<Fit> before = fit;
            fit = answer.fit().or(() -> before);
            Configuration trial = answer.configurations().get(0);
            trials.add(new TrialRecord(
                    number,
                    trial,
                    "proposed",
                    RUNG,
                    TrialState.COMPLETED,
                    List.of(new RungScore(RUNG, loss(trial), true)),
                    new Expense(null, seconds(trial), RUNG, null)));
            total += seconds(trial);
            lowest = Math.min(lowest, loss(trial));
        }
        return new double[] {total, lowest};
    }

    private static Optional<Timing> timing(ToDoubleFunction<Configuration> counted) {
        return Optional.of(new Timing(RUNG, counted, 1));
    }

    @Test
    void spendsLessTimeWhereItLearnsWhatTakesLong() {
        double[] untimed = search(Optional.empty());
        double[] timed = search(timing(trial -> 1));

        assertThat(timed[0]).isLessThan(0.6 * untimed[0]);
        assertThat(timed[1]).isLessThan(0.01);
    }

    @Test
    void countsBeforehandWhereItCan() {
        double[] untimed = search(Optional.empty());
        double[] timed = search(timing(trial -> 7 * seconds(trial)));

        assertThat(timed[0]).isLessThan(0.6 * untimed[0]);
        assertThat(timed[1]).isLessThan(0.01);
    }
}
