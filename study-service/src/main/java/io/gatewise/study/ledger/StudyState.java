package io.gatewise.study.ledger;

import java.util.Locale;

/** Where a study stands. */
public enum StudyState {
    /** Its search goes on. */
    RUNNING,
    /** The search has ended; the winner meets the test part. */
    EVALUATING,
    /** Over, with or without a winner. */
    FINISHED,
    /** A person ended it. */
    CANCELLED,
    /** A person had it forgotten. */
    DELETED;

    /** The name in APIs, tables and metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name. */
    public static StudyState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing that happens counts any more. */
    public boolean over() {
        return this == FINISHED || this == CANCELLED || this == DELETED;
    }
}
