package io.gatewise.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.fidelity.Promotion;
import io.gatewise.results.fidelity.PromotionRule;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which trials of a study are kept from going on. */
class ForecastsTest {

    private static final List<Rung> RUNGS = ToyTrainings.spec(true).rungs(); // 9, 27, 81 epochs

    private final ToyTrainings toy = new ToyTrainings();
    private final List<TrialRecord> trials = toy.trials();

    private static StudySpec spec(boolean extrapolation) {
        return ToyTrainings.spec(extrapolation);
    }

    private TrialRecord trained(int rungs, double end, double fall) {
        return toy.trained(rungs, end, fall);
    }

    private void fiveWhole() {
        toy.fiveWhole();
    }

    private Forecasts forecasts() {
        return Forecasts.of(spec(true), History.of(trials));
    }

    private List<Promotion> promotable(boolean extrapolation) {
        StudySpec spec = spec(extrapolation);
        History history = History.of(trials);
        return PromotionRule.of(spec).promotable(history, Forecasts.of(spec, history));
    }

    @Test
    void foretellsWhatATrialComesTo() {
        fiveWhole();
        TrialRecord begun = trained(1, 0.9, 0.25);

        Forecast forecast = forecasts().of(begun).orElseThrow();

        assertThat(forecast.low()).isLessThan(0.9);
        assertThat(forecast.high()).isGreaterThan(0.9);
        assertThat(forecast.high() - forecast.low()).isLessThan(0.2); // from 1.4 at 9 epochs
    }

    @Test
    void fewerThanFiveWholeTrainingsForetellNothing() {
        for (int i = 0; i < 4; i++) {
            trained(3, 1 + 0.2 * i, 0.2);
        }

        assertThat(forecasts().of(trained(1, 0.9, 0.25))).isEmpty();
    }

    @Test
    void aTrialThatComesTooLateIsWithheldUntilNothingForetellsIt() {
        fiveWhole();
        TrialRecord late = trained(1, 1.4, 0.02); // it stands at 1.44, better than any whole one did, and falls no more

        assertThat(promotable(false)).contains(new Promotion(late.number(), RUNGS.get(1)));
        assertThat(promotable(true)).isEmpty();
        assertThat(PromotionRule.of(spec(true)).withheld(History.of(trials), forecasts()))
                .containsExactly(late.number());

        trials.set(0, failed(trials.get(0))); // four whole trainings are left

        assertThat(promotable(true)).contains(new Promotion(late.number(), RUNGS.get(1)));
    }

    private static TrialRecord failed(TrialRecord trial) {
        return new TrialRecord(
                trial.number(), trial.configuration(), trial.origin(), trial.rung(), TrialState.FAILED, trial.scores());
    }

    @Test
    void oneInFiveThatComesTooLateGoesOnToShowIt() {
        fiveWhole();
        for (int i = 0; i < 10; i++) {
            trained(
                    1,
                    1.39 - 0.001 * i,
                    0.001); // better at the first rung than the whole ones were, and no better after it
        }
        for (int i = 0; i < 3; i++) {
            trained(1, 9, 0.2);
        }

        // 18 ended the rung: six places, all of them of these ten
        assertThat(PromotionRule.of(spec(true)).withheld(History.of(trials), forecasts()))
                .hasSize(5);
        assertThat(promotable(true)).hasSize(1);
    }

    @Test
    void aTrialThatWillBeBestIsNotWithheld() {
        fiveWhole();
        TrialRecord steep = trained(1, 0.6, 0.25);

        assertThat(promotable(true)).contains(new Promotion(steep.number(), RUNGS.get(1)));
    }

    @Test
    void aSlowLearnerThatTheLowRungRanksBadlyIsNotForetoldToBeLost() {
        fiveWhole();
        TrialRecord slow = trained(1, 0.2, 1.5); // stands at 3.2 and will win: none of the whole ones fell so fast

        assertThat(forecasts().of(slow)).isEmpty();
        for (int i = 0; i < 20; i++) {
            trained(1, 9, 0.2); // worse ones, and it has a place
        }
        assertThat(promotable(true)).contains(new Promotion(slow.number(), RUNGS.get(1)));
    }

    @Test
    void trialsThatFailedOrDivergedMoveNoForecast() {
        fiveWhole();
        TrialRecord begun = trained(1, 0.9, 0.25);
        Forecast before = forecasts().of(begun).orElseThrow();
        for (TrialState state : List.of(TrialState.FAILED, TrialState.INFEASIBLE, TrialState.CANCELLED)) {
            TrialRecord bad = trained(2, -5, 9);
            trials.set(
                    bad.number() - 1,
                    new TrialRecord(bad.number(), bad.configuration(), "proposed", RUNGS.get(2), state, bad.scores()));
        }

        assertThat(forecasts().of(begun)).contains(before);
    }

    @Test
    void aSearchThatEndsTrainsItsBestToTheEndWhereNoneIsFullyTrained() {
        TrialRecord only = trained(1, 1, 0.2);
        History history = History.of(trials);

        assertThat(PromotionRule.of(spec(true)).last(history, Forecasts.of(spec(true), history)))
                .containsExactly(new Promotion(only.number(), RUNGS.get(1)));
    }

    @Test
    void whatIsForetoldIsNoWorseThanWhatIsKept() {
        fiveWhole();
        TrialRecord begun = trained(1, 1.1, 0);

        Forecast forecast = forecasts().of(begun).orElseThrow();

        assertThat(forecast.high()).isLessThanOrEqualTo(begun.score().orElseThrow());
    }

    @Test
    void theBandsGoodEndIsTheObjectives() {
        var forecast = new Forecast(0.5, 0.4, 0.6);

        assertThat(forecast.hopeful(Direction.MINIMIZE)).isEqualTo(0.4);
        assertThat(forecast.hopeful(Direction.MAXIMIZE)).isEqualTo(0.6);
    }
}
