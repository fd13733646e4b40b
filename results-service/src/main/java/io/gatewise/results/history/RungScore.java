package io.gatewise.results.history;

import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Rung;
import java.util.List;
import java.util.Map;

/**
 * What a trial came to at a rung.
 *
 * @param rung      how far it was trained
 * @param score     in the objective's unit, of several the first one's
 * @param exhausted whether no higher rung would change the score
 * @param values    with several objectives each one's by metric; empty otherwise
 * @param course    how it came to it
 */
public record RungScore(Rung rung, double score, boolean exhausted, Map<String, Double> values, Course course) {

    public RungScore {
        values = Map.copyOf(values);
    }

    /** A score of one objective, of which nothing more is known. */
    public RungScore(Rung rung, double score, boolean exhausted) {
        this(rung, score, exhausted, Map.of(), Course.NONE);
    }

    /** Its value of each objective as a loss, in their order. */
    public double[] losses(List<Objective> objectives) {
        return objectives.stream()
                .mapToDouble(objective -> objective.direction().loss(value(objective.metric())))
                .toArray();
    }

    private double value(String metric) {
        return values.isEmpty() ? score : values.get(metric);
    }

    /** The same with another score. */
    RungScore scored(double other) {
        return new RungScore(rung, other, exhausted, values, course);
    }
}
