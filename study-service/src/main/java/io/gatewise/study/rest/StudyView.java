package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.spec.SpecProblem;
import io.gatewise.study.store.StudyRecord;
import io.gatewise.study.store.TrialRecord;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A study as users see it.
 *
 * @param spec       as it was understood, defaults included
 * @param evaluation the one look at the test part; null if there was none
 */
@Schema(
        name = "Study",
        description = "A study's summary, its spec, and the scores on the test part once there are some.")
record StudyView(
        @JsonUnwrapped Summary summary,
        @Schema(implementation = Object.class) StudySpec spec,
        Evaluation evaluation) {

    static StudyView of(StudyRecord study) {
        return new StudyView(Summary.of(study), study.study().spec(), study.evaluation());
    }

    /** A new study, and what its author should know of it. */
    @Schema(name = "CreatedStudy")
    record Created(@JsonUnwrapped StudyView study, List<SpecProblem> warnings) {}

    /** A study in a list. */
    @Schema(name = "StudySummary")
    record Summary(
            @Schema(examples = "births-k3m9qa") String id,
            String name,

            @Schema(enumeration = {"running", "paused", "evaluating", "finished", "cancelled", "deleting"})
            String state,

            @Schema(description = "why it is over; empty before")
            String reason,

            @Schema(description = "null for an external trainer")
            DatasetKey dataset,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "whose it is; left out where nobody is asked for a token")
            String owner,

            Instant createdAt,
            Instant endedAt,

            @Schema(description = "the best trial's number, once the search has ended")
            Integer winner,

            Trials trials) {

        static Summary of(StudyRecord record) {
            Study study = record.study();
            return new Summary(
                    study.id().value(),
                    study.spec().name(),
                    study.state().key(),
                    study.reason(),
                    study.data() == null
                            ? null
                            : new DatasetKey(
                                    study.spec().dataset(), study.data().digest()),
                    record.owner(),
                    record.createdAt(),
                    record.endedAt(),
                    study.winner(),
                    Trials.of(record));
        }
    }

    /** The data set that a study uses. */
    record DatasetKey(String name, String digest) {}

    /** How many of a study's trials are in which state. */
    record Trials(
            int max,
            int parallelism,
            int queued,
            int running,
            int completed,
            int infeasible,
            int failed,
            int cancelled,

            @Schema(description = "attempts that were lost with their worker, over all trials")
            int attemptsLost,

            @Schema(description = "attempts that a worker reported as failed, over all trials")
            int attemptsFailed) {

        static Trials of(StudyRecord record) {
            Study study = record.study();
            return new Trials(
                    study.bounds().maxTrials(),
                    study.bounds().parallelism(),
                    Math.max(0, study.open() - record.running()),
                    record.running(),
                    study.ended().completed(),
                    study.ended().infeasible(),
                    study.ended().failed(),
                    study.ended().cancelled(),
                    record.attemptsLost(),
                    record.attemptsFailed());
        }
    }

    /** All studies. */
    @Schema(name = "Studies")
    record Page(List<Summary> studies) {}

    /** All trials of a study. */
    @Schema(name = "Trials")
    record TrialPage(List<TrialRecord> trials) {}
}
