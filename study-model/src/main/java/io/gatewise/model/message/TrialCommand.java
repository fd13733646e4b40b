package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;

/** Stop work that no longer counts. Never prunes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialCommand.StopTrial.class, name = "stop-trial"),
    @JsonSubTypes.Type(value = TrialCommand.StopStudy.class, name = "stop-study")
})
public sealed interface TrialCommand {

    /** The message key under which a later command replaces this one. */
    String messageKey();

    /** Whether work on {@code key} is to stop or not to start. */
    boolean stops(AttemptKey key);

    /** Stop the trial's work up to this rung and, at that rung, up to this attempt. */
    record StopTrial(
            @JsonProperty(required = true) StudyId study,
            @JsonProperty(required = true) int trial,
            @JsonProperty(required = true) int throughRung,
            @JsonProperty(required = true) int throughAttempt,
            @JsonProperty(required = true) String reason)
            implements TrialCommand {

        @Override
        public String messageKey() {
            return study + "/" + trial;
        }

        @Override
        public boolean stops(AttemptKey key) {
            boolean sameTrial = key.study().equals(study) && key.trial() == trial;
            boolean reached = key.rung() < throughRung || key.rung() == throughRung && key.attempt() <= throughAttempt;
            return sameTrial && reached;
        }
    }

    /** Stop all work of the study, for good. */
    record StopStudy(
            @JsonProperty(required = true) StudyId study,
            @JsonProperty(required = true) String reason) implements TrialCommand {

        @Override
        public String messageKey() {
            return study.value();
        }

        @Override
        public boolean stops(AttemptKey key) {
            return key.study().equals(study);
        }
    }
}
