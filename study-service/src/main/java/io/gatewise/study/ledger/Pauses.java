package io.gatewise.study.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How long a study's time has stood still.
 *
 * @param total in pauses that are over
 * @param since when the present pause began; null if there is none
 */
public record Pauses(Duration total, Instant since) {

    /** It was never paused. */
    public static final Pauses NONE = new Pauses(Duration.ZERO, null);

    public Pauses {
        Objects.requireNonNull(total);
    }

    Pauses began(Instant at) {
        return new Pauses(total, at);
    }

    /** The present pause is over, if there is one; a clock that went back makes it no shorter than nothing. */
    Pauses ended(Instant at) {
        if (since == null) {
            return this;
        }
        return at.isAfter(since) ? new Pauses(total.plus(Duration.between(since, at)), null) : new Pauses(total, null);
    }
}
