package io.gatewise.local.process;

import java.time.Duration;

/**
 * How long to wait before a dead process is started again: a second, then twice as long each time, up
 * to half a minute. A process that ran for a minute starts over with a second.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The wait before the next start, after a run of {@code run}. */
    Duration after(Duration run) {
        if (run.compareTo(GOOD_RUN) >= 0) {
            next = FIRST;
        }
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
