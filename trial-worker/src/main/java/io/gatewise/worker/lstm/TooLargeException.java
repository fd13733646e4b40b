package io.gatewise.worker.lstm;

/** There isn't enough memory for a network: an expected outcome of a trial. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What didn't fit, and why. */
    public TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
