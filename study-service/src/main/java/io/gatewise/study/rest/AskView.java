package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.store.AskDesk;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to an ask.
 *
 * @param reason why there are fewer trials than were wanted; null if there aren't
 */
@Schema(name = "AskedTrials")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AskView(List<AskedTrial> trials, String reason) {

    static AskView of(AskDesk.Answer answer) {
        return new AskView(
                answer.trials().stream().map(AskedTrial::of).toList(),
                answer.reason().isEmpty() ? null : answer.reason());
    }

    /** A trial to be run. */
    @Schema(name = "AskedTrial")
    record AskedTrial(
            int number,
            @Schema(implementation = Object.class) Configuration configuration,

            @Schema(description = "which share of the full effort to spend, in (0, 1]")
            double budget) {

        static AskedTrial of(Trial trial) {
            return new AskedTrial(
                    trial.number(), trial.configuration(), trial.rung().fraction());
        }
    }

    /** Whether a trial still counts. */
    @Schema(name = "ReportAnswer")
    record Stop(
            @Schema(description = "true once the trial counts no more: stop it")
            boolean stop) {}

    /** Where a trial stands that was told or added. */
    @Schema(name = "ToldTrial")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            int number,
            String state,
            Double value,

            @Schema(description = "with several objectives: by metric")
            Map<String, Double> values) {}
}
