package io.gatewise.study.store;

/** What a caller named was there when it was looked up, and has been deleted since. */
public final class GoneMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoneMeanwhileException(String what) {
        super(what);
    }
}
