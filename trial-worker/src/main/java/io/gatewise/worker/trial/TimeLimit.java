package io.gatewise.worker.trial;

import java.util.stream.Stream;

/**
 * How long a trial may take, all its folds together.
 *
 * @param seconds null for no limit
 * @param start   when it began, in the unit of {@link System#nanoTime()}
 */
record TimeLimit(Long seconds, long start) {

    private static final long NANOS_A_SECOND = 1_000_000_000;

    static TimeLimit none() {
        return new TimeLimit(null, 0);
    }

    /** The smaller of two limits, either of which may be null. */
    static TimeLimit of(Long one, Long other, long start) {
        return new TimeLimit(
                Stream.of(one == null ? Long.MAX_VALUE : one, other == null ? Long.MAX_VALUE : other)
                        .min(Long::compare)
                        .filter(seconds -> seconds < Long.MAX_VALUE)
                        .orElse(null),
                start);
    }

    boolean isOver(long now) {
        return seconds != null && (now - start) / NANOS_A_SECOND >= seconds;
    }
}
