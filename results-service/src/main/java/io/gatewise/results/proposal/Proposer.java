package io.gatewise.results.proposal;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.search.AlgorithmChoice;
import io.gatewise.results.search.BayesianSampler;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.search.GridSampler;
import io.gatewise.results.search.RandomSampler;
import io.gatewise.results.search.Sampler;
import io.gatewise.results.search.SearchProblem;
import io.gatewise.results.search.SobolSampler;
import io.gatewise.results.search.Suggestions;
import io.gatewise.results.search.TpeSampler;
import io.gatewise.results.space.EncodedSpace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers demands from all events before them: configurations to try, none while others must end first, or
 * nothing left.
 */
public final class Proposer {

    private final Map<Search.Algorithm, Sampler> samplers = new EnumMap<>(Search.Algorithm.class);

    /** A proposer whose surrogate fits {@code timer} measures. */
    public Proposer(FitTimer timer) {
        samplers.put(Search.Algorithm.RANDOM, new RandomSampler());
        samplers.put(Search.Algorithm.BAYESIAN, new BayesianSampler(timer));
        samplers.put(Search.Algorithm.TPE, new TpeSampler());
        samplers.put(Search.Algorithm.SOBOL, new SobolSampler());
        samplers.put(Search.Algorithm.GRID, new GridSampler());
    }

    /**
     * The answer to {@code demand}: the same one for the same events.
     *
     * @param state   the study before the demand
     * @param lastFit the fit that the answer before this one came with
     */
    public Answer answer(StudyState state, Optional<Fit> lastFit, ProposalsWanted demand) {
        var space = new EncodedSpace(state.spec().parameters());
        var problem = state.spec().constraints().isEmpty()
                ? new SearchProblem(space, state.direction(), state.history(), lastFit)
                : new SearchProblem(space, state.direction(), state.history(), lastFit, state.spec()::permits);
        if (demand.closed() != null) {
            return new Answer(without(state, demand), lastFit);
        }
        if (demand.newTrialsLeft() > 0 && !problem.exhausted()) {
            return search(state, problem, demand);
        }
        return new Answer(without(state, demand), lastFit);
    }

    /** The message where there is no configuration to propose. */
    private static TrialProposal without(StudyState state, ProposalsWanted demand) {
        return state.history().hasPending() ? proposed(demand.id(), List.of()) : nothingLeft(state, demand.id());
    }

    private Answer search(StudyState state, SearchProblem problem, ProposalsWanted demand) {
        Search search = state.spec().search();
        int count = Math.max(0, Math.min(demand.count(), demand.newTrialsLeft()));
        var draws = new Draws(search.seed(), demand.id().sequence());
        var chosen = AlgorithmChoice.of(search, state.spec().parameters()).algorithm();
        Suggestions suggestions = samplers.get(chosen).propose(problem, count, draws);
        Rung rung = state.spec().fullRung();
        List<TrialProposal.Proposal> proposals = suggestions.configurations().stream()
                .<TrialProposal.Proposal>map(configuration -> new NewTrial(configuration, rung))
                .toList();
        // constraints may leave nothing of a space that isn't exhausted
        TrialProposal message =
                count > 0 && proposals.isEmpty() ? without(state, demand) : proposed(demand.id(), proposals);
        return new Answer(message, suggestions.fit().or(problem::lastFit));
    }

    private static TrialsProposed proposed(EventId demand, List<TrialProposal.Proposal> proposals) {
        return new TrialsProposed(demand.study(), demand.incarnation(), demand.sequence(), proposals);
    }

    private static NothingLeft nothingLeft(StudyState state, EventId demand) {
        Integer winner = state.best().map(TrialRecord::number).orElse(null);
        return new NothingLeft(demand.study(), demand.incarnation(), demand.sequence(), winner);
    }
}
