package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;

/**
 * Which earlier studies a search begins with.
 *
 * @param studies ids; null for none
 * @param similar whether studies are found too that resemble this one: same trainer, task and objective, parameters in common,
 *                like data; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmStart(List<String> studies, Boolean similar) {

    /** A search begins with so many studies at most. */
    public static final int MOST_STUDIES = 10;

    public WarmStart {
        studies = studies == null ? List.of() : List.copyOf(studies);
        similar = similar != null && similar;
        if (studies.size() > MOST_STUDIES || new HashSet<>(studies).size() < studies.size()) {
            throw new IllegalArgumentException("studies: need at most " + MOST_STUDIES + ", each once, got " + studies);
        }
        if (studies.isEmpty() && !similar) {
            throw new IllegalArgumentException("need studies, or similar: true");
        }
    }
}
