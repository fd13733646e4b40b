package io.gatewise.results.history;

import io.gatewise.model.message.EventId;
import java.util.Optional;

/** How an event that arrives stands to the last one that was taken in. */
public enum Succession {
    /** The very next one. */
    NEXT,
    /** Taken in before. */
    SEEN,
    /** Others must come first. */
    GAP,
    /** The first sign of a study restored from backup: what is known of it no longer holds. */
    NEWER_INCARNATION,
    /** From before a restore. */
    OLDER_INCARNATION;

    /**
     * The place of {@code event}.
     *
     * @param last the last event of its study that was taken in; empty if the study is unknown
     */
    public static Succession of(Optional<EventId> last, EventId event) {
        if (last.isEmpty()) {
            return event.sequence() == 1 ? NEXT : GAP;
        }
        EventId known = last.get();
        if (event.incarnation() != known.incarnation()) {
            return event.incarnation() > known.incarnation() ? NEWER_INCARNATION : OLDER_INCARNATION;
        }
        if (event.sequence() <= known.sequence()) {
            return SEEN;
        }
        return event.sequence() == known.sequence() + 1 ? NEXT : GAP;
    }
}
