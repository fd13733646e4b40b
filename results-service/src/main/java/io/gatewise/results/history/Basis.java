package io.gatewise.results.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.study.EarlierStudy;
import java.util.List;

/**
 * What a study's opening brought besides its spec.
 *
 * @param extent  what its networks learn from, as far as costs depend on it; null if nobody counted
 * @param earlier what other studies learnt before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Basis(Extent extent, List<EarlierStudy> earlier) {

    /** Nothing. */
    public static final Basis NONE = new Basis(null, List.of());

    public Basis {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** What that opening brought. */
    public static Basis of(StudyOpened event) {
        return new Basis(event.extent(), event.earlier());
    }
}
