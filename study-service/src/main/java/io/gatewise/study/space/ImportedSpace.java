package io.gatewise.study.space;

import io.gatewise.model.space.Parameter;
import io.gatewise.study.spec.SpecProblem;
import java.util.List;

/**
 * A search space of another tool, as far as it could be taken over.
 *
 * @param parameters as a spec has them
 * @param leftOut    what could not be taken over, each with its place in the other tool's document
 */
public record ImportedSpace(List<Parameter> parameters, List<SpecProblem> leftOut) {

    public ImportedSpace {
        parameters = List.copyOf(parameters);
        leftOut = List.copyOf(leftOut);
    }
}
