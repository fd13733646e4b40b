package io.gatewise.study.spec;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.study.StudySpec;
import java.util.List;

/**
 * A spec that nothing is wrong with.
 *
 * @param spec     with values in their settings' own types and times as the data has them
 * @param extent   what its networks learn from; null for an external trainer
 * @param warnings what its author should know
 */
public record Examined(StudySpec spec, Extent extent, List<SpecProblem> warnings) {

    public Examined {
        warnings = List.copyOf(warnings);
    }
}
