package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One cut: rows or sequences to train on, to judge by, and to keep for the end.
 *
 * <p>Rows of time (forecasting, labelling of one series, text) are cut in their order: first the training rows, then the
 * validation rows, then the test rows. A row belongs to the part in which what is predicted lies; the window before it
 * may reach back over the cut. Whole sequences are drawn at random, from the seed alone.
 *
 * @param validationFraction share of all rows or sequences, in (0, 1); with {@code part}, of its training part; null
 *                           where {@code validationFrom} or a given validation part says it
 * @param validationFrom     first time stamp of the validation part, compared with the time column
 * @param testFraction       share of all rows or sequences, in (0, 1); null for none or where something else says it
 * @param testFrom           first time stamp of the test part; null for none or where something else says it
 * @param part               column of given parts: {@code train}, {@code validation} and {@code test}; null for none
 * @param stratified         whether each class keeps its share in every part; null for true where sequences have classes
 * @param groups             column: sequences with the same value stay in one part; null for none
 * @param seed               of the draw; null for 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldOut(
        Double validationFraction,
        String validationFrom,
        Double testFraction,
        String testFrom,
        String part,
        Boolean stratified,
        String groups,
        Long seed)
        implements ValidationPlan {

    public HoldOut {
        if (validationFraction != null && validationFrom != null
                || validationFraction == null && validationFrom == null && part == null) {
            throw new IllegalArgumentException("need one of validationFraction and validationFrom");
        }
        if (testFraction != null && testFrom != null) {
            throw new IllegalArgumentException("need at most one of testFraction and testFrom");
        }
        if (part != null && (validationFrom != null || testFraction != null || testFrom != null)) {
            throw new IllegalArgumentException(
                    "part: given parts go with validationFraction alone, not with validationFrom, testFraction or testFrom");
        }
        Shares.require("validationFraction", validationFraction);
        Shares.require("testFraction", testFraction);
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

    /** A hold-out by shares or times. */
    public HoldOut(Double validationFraction, String validationFrom, Double testFraction, String testFrom) {
        this(validationFraction, validationFrom, testFraction, testFrom, null, null, null, null);
    }

    @Override
    public int folds() {
        return 1;
    }

    @Override
    public boolean hasTestPart() {
        return testFraction != null || testFrom != null || part != null;
    }
}
