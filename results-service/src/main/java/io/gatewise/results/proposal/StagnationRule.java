package io.gatewise.results.proposal;

import io.gatewise.model.study.Stagnation;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.ImprovementLeft;
import io.gatewise.results.search.SearchProblem;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a search has stagnated, whoever proposes in it. An open trial may still end so well that improvement is expected
 * again: then the search goes on.
 */
final class StagnationRule {

    private StagnationRule() {}

    /**
     * What one look comes to.
     *
     * @param calm   to be remembered until the next one
     * @param fit    the surrogates' numbers; empty where nobody had to look
     * @param reason why nothing new is to be tried; empty where something is
     */
    record Look(Calm calm, Optional<Fit> fit, Optional<String> reason) {}

    /** Looks at a study before a demand. */
    static Look at(StudyState state, SearchProblem problem, Calm before, Draws draws) {
        Stagnation stagnation = state.spec().search().stop().stagnation();
        int completed = problem.completed();
        // a search can't have stagnated before so many trials, whatever the look would say
        if (stagnation == null || completed < Math.max(Stagnation.FEWEST, earliest(stagnation))) {
            return new Look(Calm.NONE, Optional.empty(), Optional.empty());
        }
        Optional<ImprovementLeft> left = ImprovementLeft.of(problem, draws.besides());
        Calm calm = before.after(left.isPresent() && left.get().belowNoise(), completed);
        boolean over = completed >= stagnation.minTrials() && calm.trials(completed) >= stagnation.patience();
        Optional<String> reason = over ? left.map(gain -> words(gain, calm.trials(completed))) : Optional.empty();
        return new Look(calm, left.map(ImprovementLeft::fit), reason);
    }

    private static int earliest(Stagnation stagnation) {
        return stagnation.minTrials() - stagnation.patience() + 1;
    }

    private static String words(ImprovementLeft left, int trials) {
        return String.format(
                Locale.ROOT,
                "stopped: the improvement that a trial is expected to bring, %.3g, is below the noise, %.3g, and has been for %d"
                        + " trials",
                left.improvement(),
                left.noise(),
                trials);
    }
}
