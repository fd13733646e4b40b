package io.gatewise.cli.api;

/** Something the user can mend, said in one sentence: a name that fits nothing, an unreadable file. */
public final class UserMistakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserMistakeException(String message) {
        super(message);
    }
}
