package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A look at the test part: baselines, default settings and winner, in that order.
 *
 * @param scores one entry each
 * @param rows   number of predicted values
 * @param model  the winner trained on all data but the test part, as DL4J's own zip; null where a trial's kept network
 *               is the winner's model
 * @param look   which one of the study it is; null for the first. Scores of a later look are no longer of unseen data
 */
public record Evaluation(
        @JsonProperty(required = true) List<Score> scores,
        @JsonProperty(required = true) int rows,
        @JsonInclude(JsonInclude.Include.NON_NULL) ArtifactReference model,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer look) {

    public Evaluation {
        scores = List.copyOf(scores);
        if (look != null && look < 2) {
            throw new IllegalArgumentException("look: need null for the first or at least 2, got " + look);
        }
    }

    /** The first look. */
    public Evaluation(List<Score> scores, int rows, ArtifactReference model) {
        this(scores, rows, model, null);
    }

    /** The first look, without a model of its own. */
    public Evaluation(List<Score> scores, int rows) {
        this(scores, rows, null);
    }

    /** The same as the study's look of that number, from 1. */
    public Evaluation asLook(int number) {
        return new Evaluation(scores, rows, model, number == 1 ? null : number);
    }

    /**
     * One contestant on the test part.
     *
     * @param kind    {@code baseline}, {@code default} or {@code winner}
     * @param name    for people, such as {@code naive lag 7}
     * @param metrics finite values by name, in the target's unit
     */
    public record Score(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Map<String, Double> metrics) {

        public Score {
            Metrics.requireFinite(metrics);
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }
}
