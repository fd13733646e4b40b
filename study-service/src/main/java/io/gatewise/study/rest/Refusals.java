package io.gatewise.study.rest;

import io.gatewise.edge.rest.Problem.FieldError;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.store.TooLargeException;
import java.util.List;

/** What the core refuses, as problems for callers. */
final class Refusals {

    private Refusals() {}

    static ProblemException of(RefusedSpecException refused) {
        return of("Study refused", refused);
    }

    static ProblemException of(String title, RefusedSpecException refused) {
        List<FieldError> errors = refused.problems().stream()
                .map(problem -> new FieldError(problem.pointer(), problem.detail()))
                .toList();
        String count = errors.size() == 1 ? "1 field is wrong" : errors.size() + " fields are wrong";
        return new ProblemException(400, title, count, errors);
    }

    static ProblemException of(RefusedDataException refused) {
        return new ProblemException(
                400,
                "Data set refused",
                refused.place() + ": " + refused.getMessage(),
                List.of(new FieldError(refused.place(), refused.getMessage())));
    }

    static ProblemException of(TooLargeException tooLarge) {
        return tooLarge(tooLarge.getMessage());
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(413, "Too large", detail);
    }

    static ProblemException wrongParameter(String name, String detail) {
        return new ProblemException(
                400, "Wrong parameter", name + ": " + detail, List.of(new FieldError(name, detail)));
    }
}
