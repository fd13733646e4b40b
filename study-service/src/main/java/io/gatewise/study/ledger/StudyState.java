package io.gatewise.study.ledger;

import java.util.Locale;

/** Where a study stands. */
public enum StudyState {
    /** Its search goes on. */
    RUNNING,
    /** A person stopped it for a while: what has begun ends. */
    PAUSED,
    /** The search has ended; the winner meets the test part. */
    EVALUATING,
    /** Over, with or without a winner. */
    FINISHED,
    /** A person ended it. */
    CANCELLED,
    /** A person wants it forgotten: what workers have begun of it ends first. */
    DELETING,
    /** It is forgotten. */
    DELETED;

    /** The name in APIs, tables and metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name. */
    public static StudyState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether trials may be opened, now or when it goes on. */
    boolean searching() {
        return this == RUNNING || this == PAUSED;
    }

    /** Whether nothing that happens counts any more. */
    public boolean over() {
        return this == FINISHED || this == CANCELLED || this == DELETING || this == DELETED;
    }
}
