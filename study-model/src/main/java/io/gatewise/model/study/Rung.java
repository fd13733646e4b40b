package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a trial is trained: each rung goes further than the one before.
 *
 * @param number   1 for the first
 * @param epochs   at most so many epochs in all, counted from the trial's start
 * @param folds    so many folds of the validation plan; 1 for a hold-out
 * @param fraction this share of the training data, in (0, 1]
 */
public record Rung(
        @JsonProperty(required = true) int number,
        @JsonProperty(required = true) int epochs,
        @JsonProperty(required = true) int folds,
        @JsonProperty(required = true) double fraction) {

    public Rung {
        if (number < 1 || epochs < 1 || folds < 1 || !(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("need rung >= 1, epochs >= 1, folds >= 1 and fraction in (0, 1], got "
                    + number + ", " + epochs + ", " + folds + ", " + fraction);
        }
    }
}
