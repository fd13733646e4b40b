package io.gatewise.cli.api;

/** No Gatewise answers at the address, or not yet: another try may succeed. */
public final class ServerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean nobody;

    private ServerAwayException(String message, boolean nobody, Throwable cause) {
        super(message, cause);
        this.nobody = nobody;
    }

    /** Nobody listens there. */
    static ServerAwayException nobody(String message, Throwable cause) {
        return new ServerAwayException(message, true, cause);
    }

    /** Somebody listens, but there is no answer to work with yet. */
    static ServerAwayException notReady(String message, Throwable cause) {
        return new ServerAwayException(message, false, cause);
    }

    /** Whether nobody listens there at all. */
    public boolean nobody() {
        return nobody;
    }
}
