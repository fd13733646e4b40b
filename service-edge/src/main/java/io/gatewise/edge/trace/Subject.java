package io.gatewise.edge.trace;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What some work is about.
 *
 * @param trial   its number; null where the work is about the whole study
 * @param attempt null where it is about no single one
 */
public record Subject(String study, Integer trial, Integer attempt) {

    /** A study. */
    public static Subject of(StudyId study) {
        return new Subject(study.value(), null, null);
    }

    /** A trial, whichever attempt. */
    public static Subject of(StudyId study, int trial) {
        return new Subject(study.value(), trial, null);
    }

    /** One attempt at a trial. */
    public static Subject of(AttemptKey key) {
        return new Subject(key.study().value(), key.trial(), key.attempt());
    }

    /** Its parts by name, as logs and traces have them. */
    Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("study", study);
        if (trial != null) {
            parts.put("trial", trial.toString());
        }
        if (attempt != null) {
            parts.put("attempt", attempt.toString());
        }
        return parts;
    }
}
