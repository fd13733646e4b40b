package io.gatewise.edge.message;

/** A message that is no JSON, or not of its topic's family. The message text says why, for people. */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
