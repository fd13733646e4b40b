package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Provenance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a study has taught so far, as results-service tells it.
 *
 * @param objective  what is optimised; null while nothing is known of the study
 * @param objectives where there are several, all of them; empty otherwise
 * @param best       the best completed trial, of several objectives the front's knee; null while there is none
 * @param front      of several objectives the trials that no other is better than in everything; empty otherwise
 * @param trials     every trial that was opened
 * @param curves     what each epoch measured, by trial
 * @param evaluation the look at the test part; null if there is none (yet)
 * @param provenance what is needed to train the winner again; null if there is none (yet)
 */
public record Results(
        String study,
        String name,
        String state,
        Objective objective,
        List<Objective> objectives,
        Best best,
        List<FrontTrial> front,
        List<TrialResult> trials,
        List<Curve> curves,
        Evaluation evaluation,
        Provenance provenance) {

    /** The best trial; {@code parameters} is its number of weights, {@code values} those of several objectives by metric. */
    public record Best(
            int trial,
            double score,
            Configuration configuration,
            Integer bestEpoch,
            Long parameters,
            Map<String, Double> values) {

        public Best {
            values = values == null ? Map.of() : values;
        }
    }

    /** A trial of the front; {@code values} by metric. */
    public record FrontTrial(int trial, Map<String, Double> values, Configuration configuration) {}

    /** One trial; {@code state} is {@code open} until it ends, {@code outlook} null where nothing is foretold. */
    public record TrialResult(int number, String state, Outlook outlook) {}

    /** What a trial is expected to come to; {@code withheld} says why it doesn't go on, null where that isn't so. */
    public record Outlook(String withheld) {}

    /** The epochs of one trial, in order. */
    public record Curve(int trial, List<CurvePoint> points) {

        public Curve {
            points = points == null ? List.of() : List.copyOf(points);
        }
    }

    public Results {
        objectives = objectives == null ? List.of() : List.copyOf(objectives);
        front = front == null ? List.of() : List.copyOf(front);
        trials = trials == null ? List.of() : List.copyOf(trials);
        curves = curves == null ? List.of() : List.copyOf(curves);
    }

    /** The view of an answer. */
    public static Results of(JsonNode body) {
        return Json.view(body, Results.class);
    }

    /** Why trials don't go on though they are among the best of their rung, by number. */
    public Map<Integer, String> withheld() {
        var withheld = new TreeMap<Integer, String>();
        for (TrialResult trial : trials) {
            if (trial.outlook() != null && trial.outlook().withheld() != null) {
                withheld.put(trial.number(), trial.outlook().withheld());
            }
        }
        return withheld;
    }

    /** What is known of a study that results-service hasn't heard of. */
    public static Results none() {
        return new Results(null, null, null, null, null, null, null, null, null, null, null);
    }
}
