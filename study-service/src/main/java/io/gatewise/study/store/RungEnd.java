package io.gatewise.study.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.study.Rung;

/**
 * How a trial ended at a rung, as users see it.
 *
 * @param rung  how far it was trained
 * @param state {@code completed}, {@code infeasible}, {@code failed} or {@code cancelled}
 * @param score in the objective's unit; null unless completed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RungEnd(Rung rung, String state, Double score) {}
