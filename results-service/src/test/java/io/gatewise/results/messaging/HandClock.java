package io.gatewise.results.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves, or that moves on each time that it is looked at. */
final class HandClock extends Clock {

    private final Duration step;
    private Instant now = Instant.EPOCH;

    HandClock() {
        this(Duration.ZERO);
    }

    /** @param step how far each look moves it, before it is told */
    HandClock(Duration step) {
        this.step = step;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        advance(step);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
