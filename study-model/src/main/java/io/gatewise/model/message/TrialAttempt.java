package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;

/** How an attempt ended, for the ledger to judge. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialAttempt.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = TrialAttempt.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = TrialAttempt.GivenBack.class, name = "given-back")
})
public sealed interface TrialAttempt {

    /** Which attempt. */
    AttemptKey key();

    /** The run. */
    String run();

    /** The attempt ended so. A {@link Outcome.Failed} one may be tried again. */
    record Ended(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run,
            @JsonProperty(required = true) Outcome outcome,
            @JsonProperty(required = true) Provenance provenance)
            implements TrialAttempt {}

    /** The final evaluation ended well. */
    record Evaluated(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run,
            @JsonProperty(required = true) Evaluation evaluation,
            @JsonProperty(required = true) Provenance provenance)
            implements TrialAttempt {}

    /** The worker had to stop; another goes on. Uses up no attempt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GivenBack(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run,
            @JsonProperty(required = true) String reason,
            ArtifactReference checkpoint)
            implements TrialAttempt {}
}
