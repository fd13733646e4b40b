package io.gatewise.study.spec;

import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.study.StudySpec;
import java.util.List;

/**
 * A spec that nothing is wrong with.
 *
 * @param spec     with values in their settings' own types and times as the data has them
 * @param costs    what its configurations cost
 * @param warnings what its author should know
 */
public record Examined(StudySpec spec, StudyCosts costs, List<SpecProblem> warnings) {

    public Examined {
        warnings = List.copyOf(warnings);
    }
}
