package io.gatewise.results.history;

import io.gatewise.model.study.Objective;
import io.gatewise.results.pareto.ParetoOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials of a study with several objectives by how good they are together: each score is replaced by its place in {@link
 * ParetoOrder}, from 0 for the best, so that whoever compares scores of one objective can compare trials of several.
 *
 * <p>Places are losses: lower is better, whatever the objectives' directions.
 */
public final class Ranking {

    private final List<Objective> objectives;

    /** The ranking by these objectives, two at least. */
    public Ranking(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
    }

    /** The places among the trials that began at the same rung, at each rung that they completed. */
    public History withinRungs(History history) {
        Map<List<Integer>, List<RungScore>> groups = new LinkedHashMap<>();
        for (TrialRecord trial : history.trials()) {
            for (RungScore score : trial.scores()) {
                groups.computeIfAbsent(group(trial, score), any -> new ArrayList<>())
                        .add(score);
            }
        }
        Map<List<Integer>, Map<RungScore, Double>> places = new HashMap<>();
        groups.forEach((group, scores) -> places.put(group, places(scores)));
        return history.scored((trial, score) -> places.get(group(trial, score)).get(score));
    }

    private static List<Integer> group(TrialRecord trial, RungScore score) {
        return List.of(trial.scores().get(0).rung().number(), score.rung().number());
    }

    /** The places among all trials that have a score for one rung; the others' scores stay. */
    public History at(int rung, History history) {
        List<RungScore> scores = history.trials().stream()
                .flatMap(trial -> trial.at(rung).stream())
                .toList();
        Map<RungScore, Double> places = places(scores);
        return history.scored((trial, score) -> places.getOrDefault(score, score.score()));
    }

    /** Equal scores have the place of the first one: they are one record. */
    private Map<RungScore, Double> places(List<RungScore> scores) {
        double[] places = ParetoOrder.places(
                scores.stream().map(score -> score.losses(objectives)).toArray(double[][]::new));
        Map<RungScore, Double> byScore = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            byScore.merge(scores.get(i), places[i], Math::min);
        }
        return byScore;
    }
}
