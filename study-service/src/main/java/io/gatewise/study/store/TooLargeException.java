package io.gatewise.study.store;

/** An upload goes beyond its limit. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(long limit) {
        super("the upload has more than the " + limit + " bytes that are allowed");
    }
}
