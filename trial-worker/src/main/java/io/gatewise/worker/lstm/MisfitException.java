package io.gatewise.worker.lstm;

/** Weights to start from don't fit the network that they are for; the message says what was expected and what came. */
public final class MisfitException extends IllegalArgumentException {

    public MisfitException(String message) {
        super(message);
    }
}
