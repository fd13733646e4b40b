package io.gatewise.model.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What holds where a study has several objectives. */
public final class Objectives {

    /** A study with several has so many at least. */
    public static final int FEWEST = 2;

    /** And so many at most: more leave hardly a trial that another one is better than in everything. */
    public static final int MOST = 4;

    private Objectives() {}

    /**
     * Refuses lists of another length, and two of the same metric.
     *
     * @throws IllegalArgumentException with what was needed
     */
    static void require(List<Objective> several) {
        if (several.size() < FEWEST || several.size() > MOST) {
            throw new IllegalArgumentException(
                    "objectives: need " + FEWEST + " to " + MOST + ", got " + several.size());
        }
        if (several.stream().map(Objective::metric).distinct().count() < several.size()) {
            throw new IllegalArgumentException("objectives: need different metrics, got " + names(several));
        }
    }

    /** Their metrics in their order, with commas. */
    public static String names(List<Objective> objectives) {
        return objectives.stream().map(Objective::metric).collect(Collectors.joining(", "));
    }

    /**
     * A training's end with the value of each objective of its study: metrics as they were measured, costs as they were counted.
     * One that lacks a value has failed: there is nothing to compare it by.
     *
     * @param provenance null if nobody said how it was trained
     * @return {@code outcome} itself if it didn't complete, or the study has one objective
     */
    public static Outcome measured(StudySpec spec, Outcome outcome, Provenance provenance) {
        if (!spec.weighsSeveral() || !(outcome instanceof Outcome.Completed completed)) {
            return outcome;
        }
        TrialCost cost = provenance == null ? null : provenance.cost();
        Map<String, Double> values = new LinkedHashMap<>();
        for (Objective objective : spec.objectives()) {
            OptionalDouble value = value(objective, completed, cost);
            if (value.isEmpty()) {
                return new Outcome.Failed(
                        "completed without a value of " + objective.metric() + ", which is an objective");
            }
            values.put(objective.metric(), value.getAsDouble());
        }
        return completed.withValues(values);
    }

    private static OptionalDouble value(Objective objective, Outcome.Completed completed, TrialCost cost) {
        if (CostMeasure.named(objective.metric()).isPresent()) {
            return CostMeasure.named(objective.metric()).get().of(completed, cost);
        }
        Double metric = completed.metrics().get(objective.metric());
        return metric == null ? OptionalDouble.empty() : OptionalDouble.of(metric);
    }
}
