package io.gatewise.study.spec;

import java.util.List;

/** The document is no study spec; all its problems are told at once. */
public final class RefusedSpecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<SpecProblem> problems;

    public RefusedSpecException(List<SpecProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the document's order as far as known. */
    public List<SpecProblem> problems() {
        return problems;
    }
}
