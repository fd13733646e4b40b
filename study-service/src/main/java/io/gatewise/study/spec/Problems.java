package io.gatewise.study.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what is wrong with a document. */
final class Problems {

    private static final int MOST = 100;

    private final List<SpecProblem> found = new ArrayList<>();
    private UnaryOperator<SpecProblem> place = UnaryOperator.identity();

    /** From now on problems are told as {@code place} has them. */
    void rename(UnaryOperator<SpecProblem> place) {
        this.place = place;
    }

    void add(String pointer, String detail) {
        var problem = place.apply(new SpecProblem(pointer, detail));
        if (found.size() < MOST && !found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Whether the field at {@code pointer} or one below it is wrong. */
    boolean at(String pointer) {
        return found.stream()
                .anyMatch(problem ->
                        problem.pointer().equals(pointer) || problem.pointer().startsWith(pointer + "/"));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RefusedSpecException(found);
        }
    }
}
