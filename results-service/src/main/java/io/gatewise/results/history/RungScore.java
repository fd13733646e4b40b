package io.gatewise.results.history;

import io.gatewise.model.study.Rung;

/**
 * What a trial came to at a rung.
 *
 * @param rung      how far it was trained
 * @param score     in the objective's unit
 * @param exhausted whether no higher rung would change the score
 */
public record RungScore(Rung rung, double score, boolean exhausted) {}
