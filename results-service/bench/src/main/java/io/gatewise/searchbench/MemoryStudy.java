package io.gatewise.searchbench;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.results.history.History;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.Sampler;
import io.gatewise.results.search.SearchProblem;
import io.gatewise.results.search.Suggestions;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study without a ledger: asks a sampler, opens what it proposes and takes what is told. */
final class MemoryStudy {

    private static final Rung RUNG = new Rung(1, 1, 1, 1);

    private final EncodedSpace space;
    private final Sampler sampler;
    private final long seed;
    private final List<EarlierStudy> earlier;
    private History history = History.empty();
    private Optional<Fit> fit = Optional.empty();
    private long sequence;

    MemoryStudy(SearchSpace space, Sampler sampler, long seed) {
        this(space, sampler, seed, List.of());
    }

    /** @param earlier what other studies learnt before */
    MemoryStudy(SearchSpace space, Sampler sampler, long seed, List<EarlierStudy> earlier) {
        this.earlier = earlier;
        this.space = new EncodedSpace(space);
        this.sampler = sampler;
        this.seed = seed;
    }

    /** A trial that was opened. */
    record Trial(int number, Configuration configuration) {}

    /** How much each earlier study counted in the newest answer. */
    Map<String, Double> weights() {
        return fit.map(Fit::earlier).orElse(Map.of());
    }

    /** Opens up to {@code count} trials; fewer where the space holds no more. */
    List<Trial> ask(int count) {
        sequence++;
        var problem = new SearchProblem(space, Direction.MINIMIZE, history, fit, any -> true, earlier);
        Suggestions suggestions = sampler.propose(problem, count, new Draws(seed, sequence));
        fit = suggestions.fit().or(() -> fit);
        List<Trial> opened = new ArrayList<>();
        for (Configuration configuration : suggestions.configurations()) {
            opened.add(open(configuration));
        }
        return opened;
    }

    /** Opens a trial that no sampler proposed. */
    Trial open(Configuration configuration) {
        var trial = new Trial(history.size() + 1, configuration);
        history = history.opened(trial.number(), configuration, "proposed", RUNG);
        return trial;
    }

    /** Trains a trial that ended to a higher rung, where no more is known than its score. */
    void goOn(int number, Rung rung, double value) {
        sequence += 2;
        history = history.opened(number, Configuration.empty(), "proposed", rung)
                .ended(number, new Outcome.Completed(value, Map.of(), List.of(), 1, false, "epochs", 1, 1, null));
    }

    /** Ends a trial; NaN is infeasible. */
    void tell(int number, double value) {
        sequence++;
        Outcome outcome = Double.isNaN(value)
                ? new Outcome.Infeasible("diverged", "the loss is no number", List.of())
                : new Outcome.Completed(value, Map.of(), List.of(), 1, false, "epochs", 1, 1, null);
        history = history.ended(number, outcome);
    }
}
