package io.gatewise.edge.store;

import io.gatewise.edge.outbox.OutboxFullException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Failures of the machines around a service that pass by themselves or by a person's hand: trying again later helps. */
public enum PassingFailure {
    /** The database doesn't answer, or not in time. */
    DATABASE_AWAY("Database away", "the database doesn't answer; nothing was changed: try again"),
    /** A disk has no room left: the database's, or that of uploads and artifacts. */
    DISK_FULL("Disk full", "a disk is full; nothing was kept: try again once an operator has made room"),
    /** The broker has been away for so long that no more messages may wait for it. */
    OUTBOX_FULL("Outbox full", "too many messages wait for the broker; nothing was changed: try again");

    private static final String NO_SPACE = "No space left on device";
    private static final String NO_QUOTA = "Disk quota exceeded";

    private final String title;
    private final String advice;

    PassingFailure(String title, String advice) {
        this.title = title;
        this.advice = advice;
    }

    /** For people, the same each time. */
    public String title() {
        return title;
    }

    /** What it means for the one who asked, and what to do. */
    public String advice() {
        return advice;
    }

    /** Which of them is behind a failure; none if trying again would fail again. */
    public static Optional<PassingFailure> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
            if (cause instanceof OutboxFullException) {
                return Optional.of(OUTBOX_FULL);
            }
            if (cause instanceof IOException && saysFull(cause.getMessage())) {
                return Optional.of(DISK_FULL);
            }
        }
        return Optional.empty();
    }

    /**
     * By SQLSTATE: 08 connection, 40 serialisation, 53 resources (53100 disk full), 57 shutdown; none where the pool gave up.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's codes</a>
     */
    private static Optional<PassingFailure> ofState(String state) {
        if (state == null) {
            return Optional.of(DATABASE_AWAY);
        }
        if (state.equals("53100")) {
            return Optional.of(DISK_FULL);
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "40", "53", "57" -> Optional.of(DATABASE_AWAY);
            default -> Optional.empty();
        };
    }

    private static boolean saysFull(String message) {
        return message != null && (message.contains(NO_SPACE) || message.contains(NO_QUOTA));
    }
}
