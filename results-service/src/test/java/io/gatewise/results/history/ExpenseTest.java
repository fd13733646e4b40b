package io.gatewise.results.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.TrialCost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpenseTest {

    private static final Instant OPENED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant ENDED = OPENED.plusMillis(7_500);
    private static final Rung FIRST = new Rung(1, 5, 2, 0.5);
    private static final Rung FULL = new Rung(2, 20, 4, 1);
    private static final TrialCost COST = new TrialCost(10, 10, 10, 1e6, 3, 2.5);

    private static Outcome completed(double seconds) {
        return new Outcome.Completed(1, Map.of(), List.of(), 1, false, "told", 0, seconds, null);
    }

    @Test
    void isTheTimeThatAnOutcomeTells() {
        Expense expense = Expense.openedAt(OPENED).ended(FULL, ENDED, completed(3), COST);

        assertThat(expense.seconds()).isEqualTo(3);
        assertThat(expense.counted()).isEqualTo(COST);
    }

    @Test
    void isTheTimeSinceTheOpeningWhereNobodyTells() {
        assertThat(Expense.openedAt(OPENED)
                        .ended(FULL, ENDED, completed(0), null)
                        .seconds())
                .isEqualTo(7.5);
        assertThat(Expense.openedAt(OPENED)
                        .ended(FULL, OPENED, completed(0), null)
                        .seconds())
                .as("an imported trial ends as it is opened")
                .isNull();
    }

    @Test
    void isOfTheFirstRungAndStandsForTheFullOne() {
        Expense expense = Expense.openedAt(OPENED)
                .ended(FIRST, ENDED, completed(3), null)
                .ended(FULL, ENDED.plusSeconds(60), completed(50), null);

        // a quarter of the epochs of half of the folds on half of the data
        assertThat(expense.fullSeconds(FULL).orElseThrow()).isCloseTo(3 * 4 * 2 * 2, within(1e-9));
    }

    @Test
    void ofATrialThatCouldNotBeTrainedOnlyWhatWasCountedIsKnown() {
        Expense expense = Expense.openedAt(OPENED)
                .ended(FULL, ENDED, new Outcome.Infeasible("limit", "too slow", List.of()), COST);

        assertThat(expense.fullSeconds(FULL)).isEmpty();
        assertThat(expense.counted().seconds()).isEqualTo(2.5);
    }
}
