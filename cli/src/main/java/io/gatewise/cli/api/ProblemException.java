package io.gatewise.cli.api;

/** The server understood the request and refused it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(String.join("; ", problem.lines()));
        this.problem = problem;
    }

    /** The reason. */
    public Problem problem() {
        return problem;
    }
}
