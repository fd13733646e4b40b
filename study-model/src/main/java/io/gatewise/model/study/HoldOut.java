package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One cut in time: first the training rows, then the validation rows, then the test rows.
 *
 * <p>Each cut is given as a share of all rows or as the first time stamp after it. A row belongs to
 * the part in which the time that is predicted lies; the window before it may reach back over the cut.
 *
 * @param validationFraction share of all rows, in (0, 1); null where {@code validationFrom} is given
 * @param validationFrom     first time stamp of the validation part, compared with the time column
 * @param testFraction       share of all rows at the end, in (0, 1); null for none or where {@code testFrom} is given
 * @param testFrom           first time stamp of the test part; null for none or where {@code testFraction} is given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldOut(Double validationFraction, String validationFrom, Double testFraction, String testFrom)
        implements ValidationPlan {

    public HoldOut {
        if ((validationFraction == null) == (validationFrom == null)) {
            throw new IllegalArgumentException("need one of validationFraction and validationFrom");
        }
        if (testFraction != null && testFrom != null) {
            throw new IllegalArgumentException("need at most one of testFraction and testFrom");
        }
        requireShare("validationFraction", validationFraction);
        requireShare("testFraction", testFraction);
        if (validationFraction != null && testFraction != null && !(validationFraction + testFraction < 1)) {
            throw new IllegalArgumentException(
                    "validationFraction and testFraction leave nothing to train on: their sum must be below 1, got "
                            + (validationFraction + testFraction));
        }
        if (validationFrom != null && testFrom != null && validationFrom.compareTo(testFrom) >= 0) {
            throw new IllegalArgumentException(
                    "validationFrom must lie before testFrom, got " + validationFrom + " and " + testFrom);
        }
    }

    private static void requireShare(String name, Double value) {
        if (value != null && !(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + ": need a share in (0, 1), got " + value);
        }
    }

    @Override
    public int folds() {
        return 1;
    }

    @Override
    public boolean hasTestPart() {
        return testFraction != null || testFrom != null;
    }
}
