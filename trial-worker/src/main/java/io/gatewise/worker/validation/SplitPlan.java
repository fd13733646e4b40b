package io.gatewise.worker.validation;

import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;

/** Turns a validation plan into rows. */
public final class SplitPlan {

    private SplitPlan() {}

    /**
     * The parts of {@code table}: training, then validation, then test.
     *
     * @throws IllegalArgumentException if the training or the validation part is empty, or the test part of a
     *                                  plan that has one
     */
    public static Split split(ValidationPlan plan, Table table) {
        if (!(plan instanceof HoldOut holdOut)) {
            throw new IllegalArgumentException("no way known to split by " + plan);
        }
        int test = testFrom(holdOut, table);
        int validation = holdOut.validationFrom() == null
                ? test - share(holdOut.validationFraction(), table)
                : table.firstRowFrom(holdOut.validationFrom());
        if (!(0 < validation && validation < test && (test < table.rows() || !plan.hasTestPart()))) {
            throw new IllegalArgumentException(
                    "the parts of the data must not be empty, got a validation part from row " + validation
                            + " and a test part from row " + test + " of " + table.rows());
        }
        return new Split(new RowRange(0, validation), new RowRange(validation, test), new RowRange(test, table.rows()));
    }

    private static int testFrom(HoldOut plan, Table table) {
        if (plan.testFrom() != null) {
            return table.firstRowFrom(plan.testFrom());
        }
        return plan.testFraction() == null ? table.rows() : table.rows() - share(plan.testFraction(), table);
    }

    private static int share(double fraction, Table table) {
        return (int) Math.round(fraction * table.rows());
    }
}
