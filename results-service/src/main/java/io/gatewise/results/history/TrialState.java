package io.gatewise.results.history;

import java.util.Arrays;

/** Where a trial stands. */
public enum TrialState {
    /** Opened and not ended: pending. */
    OPEN("open"),
    /** Ended with a score. */
    COMPLETED("completed"),
    /** Can't be trained: a lesson for the search. */
    INFEASIBLE("infeasible"),
    /** The machines failed: no lesson. */
    FAILED("failed"),
    /** A person ended it: no lesson. */
    CANCELLED("cancelled");

    private final String key;

    TrialState(String key) {
        this.key = key;
    }

    /** The name in APIs and tables. */
    public String key() {
        return key;
    }

    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrialState named(String key) {
        return Arrays.stream(values())
                .filter(state -> state.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trial state is named " + key));
    }
}
