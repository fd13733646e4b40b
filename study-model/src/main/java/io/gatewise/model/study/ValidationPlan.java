package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Which rows train, which judge a trial, and which are kept for the end. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HoldOut.class, name = "hold-out"),
    @JsonSubTypes.Type(value = KFold.class, name = "k-fold"),
    @JsonSubTypes.Type(value = WalkForward.class, name = "walk-forward")
})
public sealed interface ValidationPlan permits HoldOut, KFold, WalkForward {

    /** How many networks a full trial trains. */
    int folds();

    /** Whether a part of the data is kept for the final evaluation; with given parts the data decide. */
    boolean hasTestPart();

    /** The column that holds each row's given part, {@code train}, {@code validation} or {@code test}; null for none. */
    String part();

    /** Share of all rows or sequences kept for the final evaluation; null where it isn't given so. */
    Double testFraction();
}
