package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;

/**
 * A study as study-service tells it.
 *
 * @param reason     why it ended or is how it is; null for nothing to explain
 * @param dataset    null for an external trainer
 * @param winner     the best trial's number; null while there is none
 * @param endedAt    null while it runs
 * @param spec       what was asked for; null in lists
 * @param evaluation the look at the test part; null if there is none (yet)
 */
public record Study(
        String id,
        String name,
        String state,
        String reason,
        DataSetName dataset,
        Instant createdAt,
        Instant endedAt,
        Integer winner,
        TrialCounts trials,
        StudySpec spec,
        Evaluation evaluation) {

    /** Which data it learns from. */
    public record DataSetName(String name, String digest) {}

    /** How many trials are in which state, {@code max} in all, at most {@code parallelism} open at once; and their attempts that came to nothing. */
    public record TrialCounts(
            int max,
            int parallelism,
            int queued,
            int running,
            int completed,
            int infeasible,
            int failed,
            int cancelled,
            int attemptsLost,
            int attemptsFailed) {

        /** How many have ended, in whichever way. */
        public int ended() {
            return completed + infeasible + failed + cancelled;
        }
    }

    /** The view of an answer. */
    public static Study of(JsonNode body) {
        return Json.view(body, Study.class);
    }

    /** Whether nothing will happen any more. */
    public boolean ended() {
        return "finished".equals(state) || "cancelled".equals(state) || "deleting".equals(state);
    }
}
