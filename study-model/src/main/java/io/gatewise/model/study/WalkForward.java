package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Cuts that move on in time: fold f is trained on rows before its validation rows, and judged by these; the score is the
 * mean. The validation rows of all folds follow each other and end where the test part begins.
 *
 * @param folds          how many, at least 2
 * @param validationRows rows of each fold's validation part, at least 1; null for an equal share: the rows before the
 *                       test part over folds + 1
 * @param window         whether a fold trains on all rows before it or on the latest ones; null for expanding
 * @param trainingRows   how many rows a sliding window holds; null for the first fold's number
 * @param gap            rows left out between a fold's training and validation rows, at least 0; null for 0
 * @param testFraction   share of all rows, at the end, kept for the final evaluation; null for none
 * @param testFrom       first time stamp of the test part; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalkForward(
        @JsonProperty(required = true) int folds,
        Integer validationRows,
        Window window,
        Integer trainingRows,
        Integer gap,
        Double testFraction,
        String testFrom)
        implements ValidationPlan {

    /** What a fold trains on. */
    public enum Window {
        /** All rows before. */
        @JsonProperty("expanding")
        EXPANDING,
        /** The latest rows before, as many in each fold. */
        @JsonProperty("sliding")
        SLIDING
    }

    public WalkForward {
        window = window == null ? Window.EXPANDING : window;
        gap = gap == null ? 0 : gap;
        if (folds < 2 || folds > 1000) {
            throw new IllegalArgumentException("folds: need 2 to 1000, got " + folds);
        }
        requirePositive("validationRows", validationRows);
        requirePositive("trainingRows", trainingRows);
        if (trainingRows != null && window != Window.SLIDING) {
            throw new IllegalArgumentException("trainingRows: only a sliding window has a length");
        }
        if (gap < 0) {
            throw new IllegalArgumentException("gap: need at least 0, got " + gap);
        }
        if (testFraction != null && testFrom != null) {
            throw new IllegalArgumentException("need at most one of testFraction and testFrom");
        }
        Shares.require("testFraction", testFraction);
    }

    private static void requirePositive(String name, Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(name + ": need at least 1, got " + value);
        }
    }

    @Override
    public boolean hasTestPart() {
        return testFraction != null || testFrom != null;
    }

    @Override
    public String part() {
        return null;
    }
}
