package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.Configuration;
import java.util.List;

/**
 * What a spec would lead to, as study-service tells it.
 *
 * @param warnings   what is allowed and should be known
 * @param costs      of the smallest, the default and the largest configuration
 * @param learntFrom how many trials the predicted times follow; 0 where they are a guess
 */
public record StudyCheck(List<Warning> warnings, List<Cost> costs, int learntFrom) {

    /** A field of the spec and what should be known of it. */
    public record Warning(String pointer, String detail) {

        /** One line for people. */
        public String line() {
            return "warning: " + pointer + ": " + detail;
        }
    }

    /** What the trial of a configuration takes; {@code overLimit} is null unless a limit makes it infeasible. */
    public record Cost(
            String name,
            Configuration configuration,
            long parameters,
            Double parametersPerValue,
            long memoryBytes,
            int epochs,
            double secondsAtMost,
            String overLimit) {}

    public StudyCheck {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        costs = costs == null ? List.of() : List.copyOf(costs);
    }

    /** The view of an answer; of a study that was created, its warnings alone. */
    public static StudyCheck of(JsonNode body) {
        return Json.view(body, StudyCheck.class);
    }
}
