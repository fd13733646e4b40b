package io.gatewise.results.proposal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.analysis.Forecasts;
import io.gatewise.results.fidelity.Brackets;
import io.gatewise.results.fidelity.Promotion;
import io.gatewise.results.fidelity.PromotionRule;
import io.gatewise.results.history.History;
import io.gatewise.results.history.Ranking;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.search.AlgorithmChoice;
import io.gatewise.results.search.BayesianSampler;
import io.gatewise.results.search.Draws;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import io.gatewise.results.search.GridSampler;
import io.gatewise.results.search.ParetoProblem;
import io.gatewise.results.search.ParetoSampler;
import io.gatewise.results.search.RandomSampler;
import io.gatewise.results.search.Sampler;
import io.gatewise.results.search.ScalarisedSampler;
import io.gatewise.results.search.SearchProblem;
import io.gatewise.results.search.SobolSampler;
import io.gatewise.results.search.Suggestions;
import io.gatewise.results.search.TpeSampler;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.KnownPoints;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers demands from all events before them: trials that go on, configurations to try, none while others must end first, or
 * nothing left.
 */
public final class Proposer {

    private final Map<Search.Algorithm, Sampler> samplers = new EnumMap<>(Search.Algorithm.class);
    private final ParetoSampler pareto;
    private final ScalarisedSampler scalarised;

    /** By identity, as long as the study is in memory: no value may hold on to its key, as an {@link EncodedSpace} would. */
    private final Cache<SearchSpace, KnownPoints> points =
            Caffeine.newBuilder().weakKeys().build();

    /** A proposer whose surrogate fits {@code timer} measures. */
    public Proposer(FitTimer timer) {
        pareto = new ParetoSampler(timer);
        scalarised = new ScalarisedSampler(timer);
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
     * @param calm    since when no improvement was expected by that answer
     */
    public Answer answer(StudyState state, Optional<Fit> lastFit, Calm calm, ProposalsWanted demand) {
        SearchProblem problem = problem(state, lastFit, demand);
        if (demand.closed() != null) {
            return new Answer(waiting(state, demand, null), lastFit, calm);
        }
        Forecasts forecasts = Forecasts.of(state.spec(), state.history());
        List<Proposal> onward = goOn(PromotionRule.of(state.spec()).promotable(compared(state), forecasts), demand);
        var draws = new Draws(state.spec().search().seed(), demand.id().sequence());
        boolean open = demand.newTrialsLeft() > 0 && onward.size() < demand.count() && !problem.exhausted();
        StagnationRule.Look look = open
                ? StagnationRule.at(state, problem, calm, draws)
                : new StagnationRule.Look(calm, Optional.empty(), Optional.empty());
        Optional<Fit> fit = look.fit().or(() -> lastFit);
        if (open && look.reason().isEmpty()) {
            Suggestions suggestions = suggestions(state, problem, demand, onward.size(), draws);
            return new Answer(
                    search(state, suggestions, demand, onward),
                    suggestions.fit().or(() -> fit),
                    look.calm());
        }
        return new Answer(without(state, demand, onward, look.reason().orElse(null)), fit, look.calm());
    }

    /** The answer where no demand was answered before. */
    public Answer answer(StudyState state, Optional<Fit> lastFit, ProposalsWanted demand) {
        return answer(state, lastFit, Calm.NONE, demand);
    }

    private SearchProblem problem(StudyState state, Optional<Fit> lastFit, ProposalsWanted demand) {
        SearchSpace parameters = state.spec().parameters();
        var space = new EncodedSpace(parameters, points.get(parameters, first -> new KnownPoints()));
        List<Objective> objectives = state.spec().objectives();
        return objectives.size() > 1
                ? ParetoProblem.ranked(space, objectives, state.history(), lastFit, Permission.of(state))
                : new SearchProblem(
                        space,
                        state.direction(),
                        state.history(),
                        lastFit,
                        Permission.of(state),
                        state.basis().earlier(),
                        Seconds.of(state, demand));
    }

    /** The trials with scores that {@link PromotionRule} can compare. */
    private static History compared(StudyState state) {
        StudySpec spec = state.spec();
        if (!spec.weighsSeveral() || !spec.promotes()) {
            return state.history();
        }
        Direction direction = state.direction();
        return new Ranking(spec.objectives())
                .withinRungs(state.history())
                .scored((trial, place) -> direction.loss(place.score()));
    }

    private static List<Proposal> goOn(List<Promotion> promotions, ProposalsWanted demand) {
        return promotions.stream()
                .limit(demand.count())
                .<Proposal>map(promotion -> new GoOn(promotion.trial(), promotion.rung()))
                .toList();
    }

    /**
     * The message where there is no new configuration to propose.
     *
     * @param reason why, if it isn't that budget or space are used up; else null
     */
    private static TrialProposal without(
            StudyState state, ProposalsWanted demand, List<Proposal> onward, String reason) {
        List<Proposal> last = onward.isEmpty() && !state.history().hasPending()
                ? goOn(
                        PromotionRule.of(state.spec())
                                .last(compared(state), Forecasts.of(state.spec(), state.history())),
                        demand)
                : onward;
        return last.isEmpty() ? waiting(state, demand, reason) : proposed(demand.id(), last, reason);
    }

    /** The message where nothing can be opened. */
    private static TrialProposal waiting(StudyState state, ProposalsWanted demand, String reason) {
        return state.history().hasPending()
                ? proposed(demand.id(), List.of(), reason)
                : nothingLeft(state, demand.id(), reason);
    }

    private Suggestions suggestions(
            StudyState state, SearchProblem problem, ProposalsWanted demand, int onward, Draws draws) {
        Search search = state.spec().search();
        int count = Math.min(demand.count() - onward, demand.newTrialsLeft());
        var chosen = AlgorithmChoice.of(search, state.spec().parameters()).algorithm();
        return state.spec().weighsSeveral() && chosen == Search.Algorithm.BAYESIAN
                ? weighing(state.spec().objectives(), problem, count, draws)
                : samplers.get(chosen).propose(problem, count, draws);
    }

    private static TrialProposal search(
            StudyState state, Suggestions suggestions, ProposalsWanted demand, List<Proposal> onward) {
        var brackets = new Brackets(state.spec());
        List<Proposal> proposals = new ArrayList<>(onward);
        int number = state.history().size();
        for (Configuration configuration : suggestions.configurations()) {
            proposals.add(new NewTrial(configuration, brackets.first(++number)));
        }
        // constraints may leave nothing of a space that isn't exhausted
        return proposals.isEmpty() ? without(state, demand, onward, null) : proposed(demand.id(), proposals, null);
    }

    /** Two objectives are searched best by the volume that they dominate, more of them one weighting at a time. */
    private Suggestions weighing(List<Objective> objectives, SearchProblem problem, int count, Draws draws) {
        return objectives.size() == 2
                ? pareto.propose(ParetoProblem.of(problem, objectives), count, draws)
                : scalarised.propose(problem, objectives, count, draws);
    }

    private static TrialsProposed proposed(EventId demand, List<Proposal> proposals, String reason) {
        return new TrialsProposed(demand.study(), demand.incarnation(), demand.sequence(), proposals, reason);
    }

    private static NothingLeft nothingLeft(StudyState state, EventId demand, String reason) {
        Integer winner = state.best().map(TrialRecord::number).orElse(null);
        return new NothingLeft(demand.study(), demand.incarnation(), demand.sequence(), winner, reason);
    }
}
