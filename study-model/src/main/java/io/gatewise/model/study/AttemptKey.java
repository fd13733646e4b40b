package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which attempt at which rung of which trial: what a request carries and every report echoes.
 *
 * @param study   the study
 * @param trial   the trial's number, from 1; {@link #FINAL_EVALUATION} for the final evaluation
 * @param rung    the rung's number, from 1
 * @param attempt from 1; raised whenever the ledger issues the rung's request again
 */
public record AttemptKey(
        @JsonProperty(required = true) StudyId study,
        @JsonProperty(required = true) int trial,
        @JsonProperty(required = true) int rung,
        @JsonProperty(required = true) int attempt) {

    /** The trial number under which a study's final evaluation is leased; no trial bears it. */
    public static final int FINAL_EVALUATION = 0;

    public AttemptKey {
        if (study == null || trial < 0 || rung < 1 || attempt < 1) {
            throw new IllegalArgumentException("need a study, trial >= 0, rung >= 1 and attempt >= 1, got " + study
                    + ", " + trial + ", " + rung + ", " + attempt);
        }
    }

    @Override
    public String toString() {
        return study + "/" + trial + "/" + rung + "/" + attempt;
    }
}
