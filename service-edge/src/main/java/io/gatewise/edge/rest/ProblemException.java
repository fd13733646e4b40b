package io.gatewise.edge.rest;

import java.util.List;

/** A request that can't be answered as asked; carries what the caller is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<Problem.FieldError> errors;

    /** A problem with one entry per wrong field. */
    public ProblemException(int status, String title, String detail, List<Problem.FieldError> errors) {
        super(detail);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** A problem that no single field causes. */
    public ProblemException(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    /** 401: {@code detail} says what is wrong with the token, or that there is none. */
    public static ProblemException unauthorized(String detail) {
        return new ProblemException(401, "Unauthorized", detail);
    }

    /** 404: {@code detail} says what is not there. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "Not found", detail);
    }

    /** 409: {@code detail} says what stands against it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, "Conflict", detail);
    }

    /** The problem as the caller sees it. */
    Problem problem(String path) {
        return new Problem("about:blank", title, status, getMessage(), path, errors);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One for each wrong field. */
    public List<Problem.FieldError> errors() {
        return errors;
    }
}
