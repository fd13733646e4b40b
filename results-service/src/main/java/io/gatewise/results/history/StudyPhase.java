package io.gatewise.results.history;

import java.util.Arrays;

/** Where a study stands. */
public enum StudyPhase {
    /** Trials are being tried. */
    RUNNING("running"),
    /** Nothing new is dispatched. */
    PAUSED("paused"),
    /** The search has ended; the winner meets the test part. */
    EVALUATING("evaluating"),
    /** All is done. */
    FINISHED("finished"),
    /** A person ended it. */
    CANCELLED("cancelled"),
    /** To be forgotten: only its place in the sequence of events is kept. */
    DELETED("deleted");

    private final String key;

    StudyPhase(String key) {
        this.key = key;
    }

    /** The name in APIs and tables. */
    public String key() {
        return key;
    }

    /** Whether trials or the evaluation may still change something. */
    public boolean active() {
        return this == RUNNING || this == PAUSED || this == EVALUATING;
    }

    /**
     * The phase of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static StudyPhase named(String key) {
        return Arrays.stream(values())
                .filter(phase -> phase.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no study phase is named " + key));
    }
}
