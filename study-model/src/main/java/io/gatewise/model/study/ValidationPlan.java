package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Which rows train, which judge a trial, and which are kept for the end. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = HoldOut.class, name = "hold-out"))
public sealed interface ValidationPlan permits HoldOut {

    /** How many networks a full trial trains. */
    int folds();

    /** Whether a part of the data is kept for the final evaluation. */
    boolean hasTestPart();
}
