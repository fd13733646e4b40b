package io.gatewise.local.process;

/** How a process is asked to end. */
public enum StopSignal {
    /** The usual request. */
    TERM,
    /** PostgreSQL's fast shutdown: it sends its clients away instead of waiting for them. */
    INT
}
