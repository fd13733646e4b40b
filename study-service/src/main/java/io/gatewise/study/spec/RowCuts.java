package io.gatewise.study.spec;

import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.dataset.SeriesRows;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where a plan cuts the rows of each series; of a walk-forward plan, its first fold, which trains on the fewest rows.
 *
 * @param count          number of series
 * @param trainingRows   how many rows train, by series; not above 0 if the plan leaves none
 * @param validationRows how many rows judge, by series
 * @param testFrom       index of the first test row, by series: the number of rows before the test part
 * @param allRows        how many rows there are, by series
 */
record RowCuts(
        int count,
        IntToLongFunction trainingRows,
        IntToLongFunction validationRows,
        IntToLongFunction testFrom,
        IntToLongFunction allRows) {

    static RowCuts of(ValidationPlan plan, SeriesRows series) {
        IntToLongFunction test = i -> plan.testFraction() == null
                ? series.beforeTest(i)
                : series.rows(i) - share(series.rows(i), plan.testFraction());
        if (plan instanceof WalkForward walk) {
            return walk(walk, series, test);
        }
        if (!(plan instanceof HoldOut cut)) {
            throw new IllegalArgumentException("no way to cut rows by " + plan);
        }
        IntToLongFunction before = i -> cut.validationFraction() == null
                ? series.beforeValidation(i)
                : cut.part() == null
                        ? test.applyAsLong(i) - share(series.rows(i), cut.validationFraction())
                        : series.beforeValidation(i) - share(series.beforeValidation(i), cut.validationFraction());
        return new RowCuts(
                series.count(), before, i -> test.applyAsLong(i) - before.applyAsLong(i), test, series::rows);
    }

    private static RowCuts walk(WalkForward plan, SeriesRows series, IntToLongFunction test) {
        IntToLongFunction validation =
                i -> plan.validationRows() == null ? test.applyAsLong(i) / (plan.folds() + 1) : plan.validationRows();
        IntToLongFunction before = i -> test.applyAsLong(i) - plan.folds() * validation.applyAsLong(i) - plan.gap();
        // a window that reaches back before the first row can't slide
        IntToLongFunction training = i -> plan.trainingRows() == null
                ? before.applyAsLong(i)
                : before.applyAsLong(i) < plan.trainingRows() ? 0 : plan.trainingRows();
        return new RowCuts(series.count(), training, validation, test, series::rows);
    }

    private static long share(long rows, double fraction) {
        return Math.round(rows * fraction);
    }

    long training(int series) {
        return trainingRows.applyAsLong(series);
    }

    /** By series. */
    LongStream training() {
        return IntStream.range(0, count).mapToLong(trainingRows);
    }

    /** By series. */
    LongStream validation() {
        return IntStream.range(0, count).mapToLong(validationRows);
    }

    /** Rows of the test part, by series. */
    LongStream test() {
        return IntStream.range(0, count).mapToLong(i -> allRows.applyAsLong(i) - testFrom.applyAsLong(i));
    }

    /** Rows before the test part, by series. */
    LongStream beforeTest() {
        return IntStream.range(0, count).mapToLong(testFrom);
    }

    /** All rows of all series. */
    long allRowsOfAll() {
        return IntStream.range(0, count).mapToLong(allRows).sum();
    }
}
