package io.gatewise.results.history;

import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.pareto.Dominance;
import io.gatewise.results.pareto.ParetoOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a study with several objectives found: of the trials that were trained furthest those that no other dominates.
 *
 * @param objectives the study's
 * @param members    the best of the first objective first; empty while no trial completed
 */
public record StudyFront(List<Objective> objectives, List<TrialRecord> members) {

    public StudyFront {
        members = List.copyOf(members);
    }

    /** The front of a study as it stands. */
    public static StudyFront of(StudySpec spec, History history) {
        List<Objective> objectives = spec.objectives();
        List<TrialRecord> furthest = history.furthest(spec.fullRung());
        double[][] losses = losses(furthest, objectives);
        return new StudyFront(
                objectives,
                IntStream.of(Dominance.front(losses))
                        .boxed()
                        .sorted(Comparator.comparing(i -> losses[i], java.util.Arrays::compare))
                        .map(furthest::get)
                        .toList());
    }

    /**
     * The trial that stands for the study where one must: the front's knee, see {@link ParetoOrder#knee}. It is the one that
     * meets the test part, and whose model users get.
     */
    public Optional<TrialRecord> winner() {
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(members.get(ParetoOrder.knee(losses(members, objectives))));
    }

    private static double[][] losses(List<TrialRecord> trials, List<Objective> objectives) {
        return trials.stream()
                .map(trial -> trial.last().orElseThrow().losses(objectives))
                .toArray(double[][]::new);
    }
}
