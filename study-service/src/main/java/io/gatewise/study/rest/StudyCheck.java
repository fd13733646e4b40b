package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.spec.Capacity;
import io.gatewise.study.spec.SpecProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would come of a spec.
 *
 * @param spec           as it was understood, defaults included
 * @param warnings       what is allowed and should be known
 * @param costs          of the smallest, the default and the largest configuration
 * @param learntFrom     trials whose time the predictions follow; 0 where a fast processor is taken for granted
 */
@Schema(name = "StudyCheck", description = "What a spec would lead to: warnings, and what its trials take.")
record StudyCheck(
        @Schema(implementation = Object.class) StudySpec spec,
        List<SpecProblem> warnings,
        List<Case> costs,

        @Schema(description = "how many completed trials the predicted seconds are learnt from; 0: a guess")
        int learntFrom) {

    /**
     * A configuration's trial.
     *
     * @param name               smallest, default or largest
     * @param configuration      the searched values
     * @param parameters         number of weights
     * @param parametersPerValue weights for each number that the training part has to predict; null if it has none
     * @param memoryBytes        that training takes, data included
     * @param epochs             at most, all folds together
     * @param secondsAtMost      that all epochs take, as predicted
     * @param overLimit          the limit that makes it infeasible; null if none does
     */
    @Schema(name = "ConfigurationCost")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Case(
            @Schema(enumeration = {"smallest", "default", "largest"})
            String name,

            @Schema(implementation = Object.class) Configuration configuration,
            long parameters,
            Double parametersPerValue,
            long memoryBytes,
            int epochs,
            double secondsAtMost,
            String overLimit) {

        static Case of(Capacity.Case each) {
            double perValue = each.cost().parametersPerValue();
            return new Case(
                    each.name(),
                    each.configuration(),
                    each.cost().parameters(),
                    Double.isFinite(perValue) ? perValue : null,
                    each.cost().memoryBytes(),
                    each.cost().epochs(),
                    each.cost().seconds(),
                    each.overLimit());
        }
    }
}
