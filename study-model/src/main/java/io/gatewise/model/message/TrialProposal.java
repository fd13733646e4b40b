package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudyId;
import java.util.List;

/** What results-service answers to the ledger. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialProposal.TrialsProposed.class, name = "trials-proposed"),
    @JsonSubTypes.Type(value = TrialProposal.NothingLeft.class, name = "nothing-left"),
    @JsonSubTypes.Type(value = TrialProposal.EventsWanted.class, name = "events-wanted")
})
public sealed interface TrialProposal {

    /** The study. */
    StudyId study();

    /** The study's incarnation, as the events had it. */
    int incarnation();

    /**
     * Try these.
     *
     * @param demand    sequence of the demand that this answers
     * @param proposals at most as many as were wanted; fewer or none where others must end first
     * @param reason    why there are fewer, where it isn't that every other configuration is taken; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrialsProposed(
            @JsonProperty(required = true) StudyId study,
            @JsonProperty(required = true) int incarnation,
            @JsonProperty(required = true) long demand,
            @JsonProperty(required = true) List<Proposal> proposals,
            String reason)
            implements TrialProposal {

        public TrialsProposed {
            proposals = List.copyOf(proposals);
        }

        /** Nothing to explain. */
        public TrialsProposed(StudyId study, int incarnation, long demand, List<Proposal> proposals) {
            this(study, incarnation, demand, proposals, null);
        }
    }

    /**
     * The search is at its end.
     *
     * @param demand sequence of the demand that this answers
     * @param winner the best trial; null if none completed
     * @param reason why the search ends before its budget; null where budget or space are used up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NothingLeft(
            @JsonProperty(required = true) StudyId study,
            @JsonProperty(required = true) int incarnation,
            @JsonProperty(required = true) long demand,
            Integer winner,
            String reason)
            implements TrialProposal {

        /** Budget or space are used up. */
        public NothingLeft(StudyId study, int incarnation, long demand, Integer winner) {
            this(study, incarnation, demand, winner, null);
        }
    }

    /** Events are missing or couldn't be read: send them again from this sequence on. */
    record EventsWanted(
            @JsonProperty(required = true) StudyId study,
            @JsonProperty(required = true) int incarnation,
            @JsonProperty(required = true) long fromSequence)
            implements TrialProposal {}

    /** One thing to try. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = NewTrial.class, name = "new-trial"),
        @JsonSubTypes.Type(value = GoOn.class, name = "go-on")
    })
    sealed interface Proposal {}

    /** A configuration not tried before, to its first rung. */
    record NewTrial(
            @JsonProperty(required = true) Configuration configuration,
            @JsonProperty(required = true) Rung rung) implements Proposal {}

    /** A trial that ended at a lower rung goes on to this one. */
    record GoOn(
            @JsonProperty(required = true) int trial,
            @JsonProperty(required = true) Rung rung) implements Proposal {}
}
