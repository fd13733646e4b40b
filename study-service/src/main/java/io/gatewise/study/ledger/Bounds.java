package io.gatewise.study.ledger;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StopWhen;
import java.time.Instant;
import java.util.Objects;

/**
 * How far and how wide a search goes: as its spec says, until somebody changes it.
 *
 * @param maxTrials   so many trials are numbered
 * @param parallelism at most so many are open at once
 * @param weight      its share of the workers beside other studies' weights
 * @param stop        what ends it before its budget does
 * @param closed      why nothing more is opened; empty while trials may be
 */
public record Bounds(int maxTrials, int parallelism, double weight, StopWhen stop, String closed) {

    public Bounds {
        Objects.requireNonNull(stop);
        Objects.requireNonNull(closed);
    }

    static Bounds of(Search search) {
        return new Bounds(search.maxTrials(), search.parallelism(), search.weight(), search.stop(), "");
    }

    boolean isClosed() {
        return !closed.isEmpty();
    }

    Bounds closedBecause(String reason) {
        return new Bounds(maxTrials, parallelism, weight, stop, reason);
    }

    /** When the search's time is up; null for never. */
    Instant deadline(Instant begun) {
        return stop.seconds() == null ? null : begun.plusMillis(Math.round(stop.seconds() * 1000));
    }

    /** Whether a score is as good as the target; false where there is none. */
    boolean reached(double score, Direction direction) {
        return stop.reached(score, direction);
    }
}
