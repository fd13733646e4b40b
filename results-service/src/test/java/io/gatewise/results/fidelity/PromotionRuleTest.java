package io.gatewise.results.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.results.analysis.Forecasts;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {

    private static final Rung FIRST = new Rung(1, 3, 1, 1);
    private static final Rung SECOND = new Rung(2, 9, 1, 1);
    private static final Rung FULL = new Rung(3, 27, 1, 1);
    private final PromotionRule rule = new PromotionRule(List.of(FIRST, SECOND, FULL), 3, Direction.MINIMIZE);
    private final List<TrialRecord> trials = new ArrayList<>();

    private void trial(TrialState state, Rung rung, RungScore... scores) {
        trials.add(new TrialRecord(trials.size() + 1, Configuration.empty(), "proposed", rung, state, List.of(scores)));
    }

    private static RungScore score(Rung rung, double loss) {
        return new RungScore(rung, loss, false);
    }

    private void completed(double... losses) {
        for (double loss : losses) {
            trial(TrialState.COMPLETED, FIRST, score(FIRST, loss));
        }
    }

    private List<Promotion> promotable() {
        return rule.promotable(History.of(trials));
    }

    @Test
    void promotesOnlyTheBestThirdOfARung() {
        completed(.9, .2, .5, .8, .1, .7, .6);

        assertThat(promotable()).containsExactly(new Promotion(5, SECOND), new Promotion(2, SECOND));
    }

    @Test
    void promotesNobodyBeforeThereIsAThird() {
        completed(.9, .2);

        assertThat(promotable()).isEmpty();
    }

    @Test
    void whoWasPromotedKeepsItsPlaceInItsRung() {
        completed(.9, .5, .8);
        trial(TrialState.OPEN, SECOND, score(FIRST, .1));
        trial(TrialState.COMPLETED, SECOND, score(FIRST, .2), score(SECOND, .2));

        assertThat(promotable()).isEmpty(); // of five one goes on, and it has
    }

    @Test
    void failedInfeasibleCancelledAndPendingTrialsMoveNoThreshold() {
        completed(.9, .2, .5);
        List<Promotion> without = promotable();
        for (TrialState state :
                List.of(TrialState.FAILED, TrialState.INFEASIBLE, TrialState.CANCELLED, TrialState.OPEN)) {
            trial(state, FIRST);
            trial(state, FIRST);
        }

        assertThat(without).containsExactly(new Promotion(2, SECOND));
        assertThat(promotable()).isEqualTo(without);
    }

    @Test
    void whoFailedFurtherUpGivesItsPlaceToTheNext() {
        completed(.9, .2);
        trial(TrialState.FAILED, SECOND, score(FIRST, .1));

        assertThat(promotable()).containsExactly(new Promotion(2, SECOND));
    }

    @Test
    void anExhaustedTrialHasItsPlaceAndNeedsNoPromotion() {
        completed(.9, .2);
        trial(TrialState.COMPLETED, FIRST, new RungScore(FIRST, .1, true));

        assertThat(promotable()).isEmpty();
    }

    @Test
    void thoseFurthestUpGoFirst() {
        completed(.4, .5, .6);
        for (double loss : new double[] {.3, .2, .1}) {
            trial(TrialState.COMPLETED, SECOND, score(FIRST, .7 + loss), score(SECOND, loss));
        }

        assertThat(promotable())
                .containsExactly(new Promotion(6, FULL), new Promotion(1, SECOND), new Promotion(2, SECOND));
    }

    @Test
    void trialsThatBeganHigherAreComparedWithEachOther() {
        completed(.9, .8, .7);
        for (double loss : new double[] {.3, .2, .1}) {
            trial(TrialState.COMPLETED, SECOND, score(SECOND, loss));
        }

        assertThat(promotable()).containsExactly(new Promotion(6, FULL), new Promotion(3, SECOND));
    }

    @Test
    void theBestOfEachRungGoesOnWhenNoOtherWillCome() {
        completed(.9, .2);

        assertThat(rule.last(History.of(trials), Forecasts.NONE)).containsExactly(new Promotion(2, SECOND));
    }

    @Test
    void theGoodEndIsTheObjectives() {
        completed(.9, .2, .5);
        var maximizing = new PromotionRule(List.of(FIRST, SECOND, FULL), 3, Direction.MAXIMIZE);

        assertThat(maximizing.promotable(History.of(trials))).containsExactly(new Promotion(1, SECOND));
    }
}
