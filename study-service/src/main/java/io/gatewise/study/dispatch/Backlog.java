package io.gatewise.study.dispatch;

import java.time.Duration;

/**
 * How the queue topic stands, as far as the ledger has heard.
 *
 * @param dispatched requests dispatched and not started, over all studies
 * @param begun      trials that workers have started within {@link #RECENT}
 * @param untaken    whether the requests lie there although a worker is free: lost, or held by workers that stand still
 */
public record Backlog(int dispatched, int begun, boolean untaken) {

    /** A worker that has just begun a trial is followed by another within this time, where trials are short. */
    public static final Duration RECENT = Duration.ofMillis(250);

    /** A free worker takes a request within this time. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    public Backlog {
        if (dispatched < 0 || begun < 0) {
            throw new IllegalArgumentException("counts can't be negative: " + dispatched + ", " + begun);
        }
    }
}
