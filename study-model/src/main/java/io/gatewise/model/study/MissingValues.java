package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What happens where an input's number is missing. A missing target or label is never made up: where the policy isn't
 * {@link Policy#REFUSE}, what would have to predict it is left out of training and scores.
 *
 * @param policy    what stands in; null for {@link Policy#REFUSE}
 * @param indicator whether each input column with missing values brings a further input: 1 where the value was
 *                  missing, else 0; null for false
 */
public record MissingValues(Policy policy, Boolean indicator) {

    /** What stands in for a missing number. */
    public enum Policy {
        /** Nothing: the data set must have a value in every row. */
        @JsonProperty("refuse")
        REFUSE,
        /** The last value before it in its series; before the first, the mean of the training part. */
        @JsonProperty("forward")
        FORWARD,
        /** The straight line between its neighbours in its series; looks ahead, so not for forecasting. */
        @JsonProperty("linear")
        LINEAR,
        /** The mean of the training part. */
        @JsonProperty("mean")
        MEAN,
        /** Zero in the column's own unit. */
        @JsonProperty("zero")
        ZERO
    }

    public MissingValues {
        policy = policy == null ? Policy.REFUSE : policy;
        indicator = indicator != null && indicator;
    }

    /** The rule that holds where a spec names none. */
    public static MissingValues standard() {
        return new MissingValues(null, null);
    }
}
