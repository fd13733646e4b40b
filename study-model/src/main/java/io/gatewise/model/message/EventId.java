package io.gatewise.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.study.StudyId;

/**
 * An event's place.
 *
 * @param study       the study
 * @param incarnation from 1; raised by a restore from backup
 * @param sequence    from 1, without gaps within an incarnation
 */
public record EventId(
        @JsonProperty(required = true) StudyId study,
        @JsonProperty(required = true) int incarnation,
        @JsonProperty(required = true) long sequence) {}
