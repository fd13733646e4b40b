package io.gatewise.results.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.study.EarlierStudy;
import java.util.List;
import java.util.Map;

/**
 * What a study's opening brought besides its spec.
 *
 * @param extent  what its networks learn from, as far as costs depend on it; null if nobody counted
 * @param earlier what other studies learnt before
 * @param speeds  how fast each engine trained then, by name, where its constraints name predicted seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Basis(
        Extent extent,
        List<EarlierStudy> earlier,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Speed> speeds) {

    /** Nothing. */
    public static final Basis NONE = new Basis(null, List.of(), Map.of());

    public Basis {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        speeds = speeds == null ? Map.of() : Map.copyOf(speeds);
    }

    /** What that opening brought. */
    public static Basis of(StudyOpened event) {
        return new Basis(event.extent(), event.earlier(), event.speeds());
    }

    /** What the study's configurations cost, as the ledger counts it. */
    public StudyCosts costs() {
        return new StudyCosts(extent, speeds);
    }
}
