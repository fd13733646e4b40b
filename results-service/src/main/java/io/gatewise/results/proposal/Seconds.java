package io.gatewise.results.proposal;

import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import io.gatewise.results.history.History;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a study that weighs improvement by seconds knows of them.
 *
 * @see <a href="https://arxiv.org/abs/2003.10870">Lee et al. 2020: a power of seconds that cools down</a>
 */
final class Seconds {

    private Seconds() {}

    /** Empty where a trial counts as much as any other. */
    static Optional<Timing> of(StudyState state, ProposalsWanted demand) {
        StudySpec spec = state.spec();
        return spec.search().weighsSeconds()
                ? Optional.of(new Timing(
                        spec.fullRung(), trial -> counted(state, trial), Math.max(0, 1 - used(state, demand))))
                : Optional.empty();
    }

    /**
     * The share of budget or time, whichever is larger, that is used up. The less is left, the less do seconds weigh: cheap
     * trials first teach where expensive ones are worth it, and what is left at the end can't be spent otherwise.
     */
    private static double used(StudyState state, ProposalsWanted demand) {
        History history = state.history();
        double trials = (double) history.size() / Math.max(1, history.size() + demand.newTrialsLeft());
        Double most = state.spec().search().stop().seconds();
        if (most == null || history.size() == 0) {
            return trials;
        }
        Instant begun = history.trials().get(0).expense().opened();
        double passed = begun == null ? 0 : Duration.between(begun, demand.at()).toMillis() / 1e3;
        return Math.max(trials, passed / most);
    }

    /** At the speed that is expected of any worker: how fast these are is learnt with the rest. */
    private static double counted(StudyState state, Configuration trial) {
        return state.basis()
                .costs()
                .of(state.spec(), trial)
                .map(TrialCost::seconds)
                .orElse(1.0);
    }
}
