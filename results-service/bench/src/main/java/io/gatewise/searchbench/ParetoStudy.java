package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.search.ParetoProblem;
import io.gatewise.results.search.ParetoSampler;
import io.gatewise.results.search.ScalarisedSampler;
import io.gatewise.results.search.SearchProblem;
import io.gatewise.results.search.Suggestions;
import io.gatewise.results.space.EncodedSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A study with several objectives without a ledger, see {@link MemoryStudy}. */
final class ParetoStudy {

    private static final Rung RUNG = new Rung(1, 1, 1, 1);
    private static final ParetoSampler PARETO = new ParetoSampler(FitTimer.none());
    private static final ScalarisedSampler SCALARISED = new ScalarisedSampler(FitTimer.none());

    private final ParetoSurface surface;
    private final EncodedSpace space;
    private final List<Objective> objectives;
    private final String sampler;
    private final long seed;
    private History history = History.empty();
    private Optional<Fit> fit = Optional.empty();
    private long sequence;

    ParetoStudy(ParetoSurface surface, String sampler, long seed) {
        this.surface = surface;
        this.space = new EncodedSpace(surface.space());
        this.objectives = IntStream.range(0, surface.objectives())
                .mapToObj(j -> new Objective("loss" + j, Direction.MINIMIZE))
                .toList();
        this.sampler = sampler;
        this.seed = seed;
    }

    /** Opens a trial. */
    TrialRecord ask() {
        sequence++;
        var draws = new Draws(seed, sequence);
        Suggestions suggestions = proposed(draws);
        fit = suggestions.fit().or(() -> fit);
        int number = history.size() + 1;
        Configuration configuration = suggestions.configurations().get(0);
        history = history.opened(number, configuration, "proposed", RUNG);
        return history.trial(number).orElseThrow();
    }

    private Suggestions proposed(Draws draws) {
        SearchProblem ranked = ParetoProblem.ranked(space, objectives, history, fit, SearchProblem.ALL);
        return switch (sampler) {
            case "volume" -> PARETO.propose(ParetoProblem.of(ranked, objectives), 1, draws);
            case "scalarised" -> SCALARISED.propose(ranked, objectives, 1, draws);
            default -> Contenders.named(sampler).propose(ranked, 1, draws);
        };
    }

    /** Ends a trial; null is infeasible. */
    void tell(int number, double[] losses) {
        sequence++;
        if (losses == null) {
            history = history.ended(number, new Outcome.Infeasible("diverged", "not finite", List.of()));
            return;
        }
        Map<String, Double> values = new TreeMap<>();
        for (int j = 0; j < losses.length; j++) {
            values.put("loss" + j, losses[j]);
        }
        history = history.ended(
                number,
                new Outcome.Completed(losses[0], values, List.of(), 1, true, "epochs", 1, 1, null).withValues(values));
    }
}
