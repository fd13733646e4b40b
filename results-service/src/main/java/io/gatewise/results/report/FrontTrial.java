package io.gatewise.results.report;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Objective;
import io.gatewise.results.history.StudyFront;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial that no other is better than in every objective.
 *
 * @param trial         its number
 * @param values        each objective's by metric, in the spec's order, in its own unit
 * @param configuration the searched values
 */
public record FrontTrial(int trial, Map<String, Double> values, Configuration configuration) {

    public FrontTrial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Those of a study's front, the best of the first objective first. */
    public static List<FrontTrial> of(StudyFront front) {
        return front.members().stream()
                .map(trial -> new FrontTrial(
                        trial.number(),
                        ordered(front.objectives(), trial.last().orElseThrow().values()),
                        trial.configuration()))
                .toList();
    }

    private static Map<String, Double> ordered(List<Objective> objectives, Map<String, Double> values) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        objectives.forEach(objective -> ordered.put(objective.metric(), values.get(objective.metric())));
        return ordered;
    }
}
