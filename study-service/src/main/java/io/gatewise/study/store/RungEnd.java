package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.study.Rung;
import java.util.Map;

/**
 * How a trial ended at a rung, as users see it.
 *
 * @param rung  how far it was trained
 * @param state {@code completed}, {@code infeasible}, {@code failed} or {@code cancelled}
 * @param score in the objective's unit; null unless completed
 * @param values with several objectives each one's by metric; null or empty otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RungEnd(
        Rung rung,
        String state,
        Double score,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> values) {}
