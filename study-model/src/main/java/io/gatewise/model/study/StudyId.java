package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A study's identity: 1 to 63 lower-case letters, digits and hyphens. */
public record StudyId(@JsonValue String value) {

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StudyId {
        if (value == null || !LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException("a study id is 1 to 63 of a-z, 0-9 and '-', got " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
