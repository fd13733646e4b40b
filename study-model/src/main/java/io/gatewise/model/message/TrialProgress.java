package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;

/** What a worker reports while it works. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialProgress.Started.class, name = "started"),
    @JsonSubTypes.Type(value = TrialProgress.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = TrialProgress.EpochEnded.class, name = "epoch-ended")
})
public sealed interface TrialProgress {

    /** Which attempt. */
    AttemptKey key();

    /** The run: an id drawn when the attempt started on its worker. */
    String run();

    /** A worker took the request; from now on the ledger's lease watches over it. */
    record Started(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run,
            @JsonProperty(required = true) String worker,
            int slot)
            implements TrialProgress {}

    /** The worker is still at it. */
    record Heartbeat(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run) implements TrialProgress {}

    /** A fold finished an epoch. */
    record EpochEnded(
            @JsonProperty(required = true) AttemptKey key,
            @JsonProperty(required = true) String run,
            @JsonProperty(required = true) CurvePoint point)
            implements TrialProgress {}
}
