package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * When a search ends before its budget does. Trials that are open then end by themselves; none is opened any more.
 *
 * @param seconds    so long after the study began, above 0; null for no limit
 * @param target     once a fully trained trial's score is this good, in the objective's unit and direction, finite;
 *                   null for none
 * @param stagnation once no improvement beyond the noise is to be expected; null to go on all the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopWhen(Double seconds, Double target, Stagnation stagnation) {

    /** The longest search, a hundred years: an instant that far away still is one. */
    private static final double MOST_SECONDS = 100 * 365.25 * 86_400;

    public StopWhen {
        if (seconds != null && !(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "seconds: need a number above 0 and at most " + (long) MOST_SECONDS + ", got " + seconds);
        }
        if (target != null && !Double.isFinite(target)) {
            throw new IllegalArgumentException("target: need a finite number, got " + target);
        }
    }

    /** A time or a target. */
    public StopWhen(Double seconds, Double target) {
        this(seconds, target, null);
    }

    /** The budget alone ends the search. */
    public static StopWhen never() {
        return new StopWhen(null, null, null);
    }

    /** Whether nothing but the budget ends the search. */
    @JsonIgnore
    public boolean isNever() {
        return seconds == null && target == null && stagnation == null;
    }

    /** Whether a score is as good as the target; false where there is none. */
    public boolean reached(double score, Direction direction) {
        return target != null && !direction.better(target, score);
    }
}
