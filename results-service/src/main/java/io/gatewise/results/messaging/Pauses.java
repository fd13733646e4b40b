package io.gatewise.results.messaging;

import io.gatewise.model.study.StudyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps questions from becoming a flood: one a study in a while. Thread-safe. */
final class Pauses {

    private final Clock clock;
    private final Duration pause;
    private final Map<StudyId, Instant> lastTimes = new HashMap<>();

    Pauses(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether the study's last time is long enough ago; if so, this is the last time now. */
    synchronized boolean over(StudyId study) {
        Instant now = clock.instant();
        lastTimes.values().removeIf(last -> !last.plus(pause).isAfter(now));
        return lastTimes.putIfAbsent(study, now) == null;
    }
}
