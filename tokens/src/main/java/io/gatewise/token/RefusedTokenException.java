package io.gatewise.token;

/** A token opens nothing. Its message says why and never quotes the token. */
public final class RefusedTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong with the token, for whoever sent it */
    public RefusedTokenException(String reason) {
        super(reason);
    }
}
