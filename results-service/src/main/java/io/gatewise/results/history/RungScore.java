package io.gatewise.results.history;

import io.gatewise.model.study.Rung;

/**
 * What a trial came to at a rung.
 *
 * @param rung      how far it was trained
 * @param score     in the objective's unit
 * @param exhausted whether no higher rung would change the score
 * @param course    how it came to it
 */
public record RungScore(Rung rung, double score, boolean exhausted, Course course) {

    /** A score of which nothing more is known. */
    public RungScore(Rung rung, double score, boolean exhausted) {
        this(rung, score, exhausted, Course.NONE);
    }
}
