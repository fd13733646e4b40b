package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What counts, in order: the ledger's decisions, one by one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StudyEvent.StudyOpened.class, name = "study-opened"),
    @JsonSubTypes.Type(value = StudyEvent.StudyChanged.class, name = "study-changed"),
    @JsonSubTypes.Type(value = StudyEvent.StudyPaused.class, name = "study-paused"),
    @JsonSubTypes.Type(value = StudyEvent.StudyResumed.class, name = "study-resumed"),
    @JsonSubTypes.Type(value = StudyEvent.StudyCancelled.class, name = "study-cancelled"),
    @JsonSubTypes.Type(value = StudyEvent.StudyFinished.class, name = "study-finished"),
    @JsonSubTypes.Type(value = StudyEvent.StudyDeleted.class, name = "study-deleted"),
    @JsonSubTypes.Type(value = StudyEvent.TrialOpened.class, name = "trial-opened"),
    @JsonSubTypes.Type(value = StudyEvent.TrialEnded.class, name = "trial-ended"),
    @JsonSubTypes.Type(value = StudyEvent.ProposalsWanted.class, name = "proposals-wanted"),
    @JsonSubTypes.Type(value = StudyEvent.EvaluationStarted.class, name = "evaluation-started"),
    @JsonSubTypes.Type(value = StudyEvent.StudyEvaluated.class, name = "study-evaluated")
})
public sealed interface StudyEvent {

    /** Which study, and which of its events. */
    EventId id();

    /** When the ledger decided, on its clock. */
    Instant at();

    /**
     * A study began.
     *
     * @param data   the data set, fixed for the study's life; null for an external trainer
     * @param extent what its networks learn from, as far as their costs depend on it; null if nobody counted
     * @param earlier what the earlier studies had learnt that its search begins with; null for none
     * @param speeds  how fast each engine trained when the study was opened, by name, where its constraints name predicted
     *                seconds; null elsewhere
     * @param owner   whose study it is; null where nobody was asked for a token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StudyOpened(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) StudySpec spec,
            DataReference data,
            Extent extent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierStudy> earlier,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Speed> speeds,
            String owner)
            implements StudyEvent {

        public StudyOpened {
            earlier = earlier == null ? List.of() : List.copyOf(earlier);
            speeds = speeds == null ? Map.of() : Map.copyOf(speeds);
        }

        /** A study of nobody's. */
        public StudyOpened(
                EventId id,
                Instant at,
                StudySpec spec,
                DataReference data,
                Extent extent,
                List<EarlierStudy> earlier,
                Map<String, Speed> speeds) {
            this(id, at, spec, data, extent, earlier, speeds, null);
        }

        /** A study whose constraints name no seconds. */
        public StudyOpened(
                EventId id, Instant at, StudySpec spec, DataReference data, Extent extent, List<EarlierStudy> earlier) {
            this(id, at, spec, data, extent, earlier, Map.of());
        }

        /** A study whose costs nobody can tell. */
        public StudyOpened(EventId id, Instant at, StudySpec spec, DataReference data) {
            this(id, at, spec, data, null, List.of());
        }
    }

    /**
     * Its bounds were changed; a study that had finished goes on.
     *
     * @param stop when it ends before its budget does, from now on; null for as before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StudyChanged(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) int maxTrials,
            @JsonProperty(required = true) int parallelism,
            StopWhen stop)
            implements StudyEvent {}

    /** Nothing new is dispatched from here on. */
    record StudyPaused(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at) implements StudyEvent {}

    /** Work goes on. */
    record StudyResumed(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at) implements StudyEvent {}

    /** A person ended it, for good. Its open trials' ends follow no more. */
    record StudyCancelled(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) String reason)
            implements StudyEvent {}

    /**
     * The study is over.
     *
     * @param winner the best trial's number; null if none completed
     * @param reason why it is over, and why there is no test score if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StudyFinished(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            Integer winner,
            @JsonProperty(required = true) String reason)
            implements StudyEvent {}

    /** Forget the study. */
    record StudyDeleted(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at) implements StudyEvent {}

    /**
     * A trial has a number and counts as pending until it ends.
     *
     * @param configuration the searched values
     * @param origin        {@code default}, {@code proposed}, {@code enqueued} or {@code imported}; {@code promoted} where a
     *                      trial is opened again for a higher rung
     */
    record TrialOpened(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) int trial,
            @JsonProperty(required = true) Configuration configuration,
            @JsonProperty(required = true) Rung rung,
            @JsonProperty(required = true) String origin)
            implements StudyEvent {}

    /**
     * A trial ended at a rung: the first accepted end.
     *
     * @param attempts   how many attempts the rung took
     * @param provenance how it was trained; null if no worker ended it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrialEnded(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) int trial,
            @JsonProperty(required = true) int rung,
            @JsonProperty(required = true) Outcome outcome,
            int attempts,
            Provenance provenance)
            implements StudyEvent {}

    /**
     * The ledger asks; its sequence is the demand's name. Answered from all events before it.
     *
     * @param count         so many trials may be opened now
     * @param newTrialsLeft so many new numbers the budget has left, those of this demand included
     * @param closed        why nothing more may be opened, neither new trials nor higher rungs; null while some may
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalsWanted(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) int count,
            @JsonProperty(required = true) int newTrialsLeft,
            String closed)
            implements StudyEvent {

        /** The demand of a study that goes on. */
        public ProposalsWanted(EventId id, Instant at, int count, int newTrialsLeft) {
            this(id, at, count, newTrialsLeft, null);
        }
    }

    /** The search has ended; the winner meets the test part. */
    record EvaluationStarted(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) int winner)
            implements StudyEvent {}

    /** The test part was read. */
    record StudyEvaluated(
            @JsonProperty(required = true) EventId id,
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) Evaluation evaluation)
            implements StudyEvent {}
}
