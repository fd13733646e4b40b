package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An external trainer's trials that go on with a higher budget. */
class PromotedTellsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<Integer, Trial> trials = new HashMap<>();
    private final Map<Integer, Outcome> ends = new HashMap<>(); // of trial 1, by rung
    private final List<Ask> waiting = new ArrayList<>();
    private final List<TrialEnded> events = new ArrayList<>();
    private Study study;
    private String reason;

    @BeforeEach
    void open() {
        var search = new Search(Search.Algorithm.RANDOM, 1, 4, 1L, false)
                .withFidelity(new Fidelity(Fidelity.By.BUDGET, 0.25, 2.0, null));
        var spec = StudySpec.external(
                "s",
                new SearchSpace(List.of(new IntParameter("depth", 1, 9))),
                new Objective("value", Direction.MINIMIZE),
                search,
                null);
        apply(Sequencer.open(new StudyId("s"), spec, null, null, NOW));
        ask();
        propose(new NewTrial(new Configuration(Map.of("depth", 3L)), rung(1)));
    }

    private Rung rung(int number) {
        return study.spec().rungs().get(number - 1);
    }

    private Verdict apply(Verdict verdict) {
        if (verdict instanceof Decision decision) {
            study = decision.study();
            for (Trial trial : decision.trials()) {
                trials.put(trial.number(), trial);
                if (trial.state() instanceof TrialState.Ended ended) {
                    ends.put(trial.rung().number(), ended.outcome());
                }
            }
            decision.asking().forEach(ask -> waiting.replaceAll(old -> old.number() == ask.number() ? ask : old));
            decision.served().forEach(served -> {
                waiting.removeIf(ask -> ask.number() == served.ask().number());
                reason = served.reason();
            });
            decision.events().stream()
                    .filter(TrialEnded.class::isInstance)
                    .forEach(event -> events.add((TrialEnded) event));
        }
        return verdict;
    }

    private AskLine line() {
        List<Trial> offered = trials.values().stream()
                .filter(trial -> trial.state() instanceof TrialState.Offered)
                .toList();
        return new AskLine(study, waiting, offered, NOW);
    }

    private void ask() {
        waiting.add(new Ask(waiting.size() + 1L, 1, null));
        apply(line().serve());
    }

    private void propose(Proposal... proposals) {
        long demand = ((Demand.Open) study.demand()).sequence();
        apply(line().propose(
                        new TrialsProposed(study.id(), 1, demand, List.of(proposals)),
                        number -> Optional.ofNullable(trials.get(number))));
    }

    private Verdict tell(double value, Double budget) {
        var outcome = new Outcome.Completed(value, Map.of("value", value), List.of(), 0, true, "told", 0, 0, null);
        return apply(Tells.tell(
                study, line(), trials.get(1), number -> Optional.ofNullable(ends.get(number)), outcome, budget));
    }

    private double budget() {
        assertThat(trials.get(1).state()).isInstanceOf(TrialState.HandedOut.class);
        return trials.get(1).rung().fraction();
    }

    @Test
    void aTrialComesBackWithItsNumberAndAHigherBudgetThoughNoNewTrialIsLeft() {
        assertThat(budget()).isEqualTo(0.25);
        tell(3, null);

        propose(new GoOn(1, rung(2))); // it asked of its own accord: no new trial is left, and none is open
        ask();
        assertThat(budget()).isEqualTo(0.5);
        tell(2, null);
        propose(new GoOn(1, rung(3)));
        ask();
        assertThat(budget()).isEqualTo(1);
        tell(1, null);
        long demand = ((Demand.Open) study.demand()).sequence();
        apply(line().nothingLeft(new NothingLeft(study.id(), 1, demand, 1), Optional.of(trials.get(1))));

        assertThat(study.state()).isEqualTo(StudyState.FINISHED);
        assertThat(study.numbered()).isEqualTo(1);
        assertThat(events).extracting(TrialEnded::rung).containsExactly(1, 2, 3);
        assertThat(events)
                .extracting(event -> ((Outcome.Completed) event.outcome()).exhausted())
                .containsExactly(false, false, true);
    }

    @Test
    void eachBudgetIsToldOnce() {
        tell(3, null);
        assertThat(tell(3, null)).isInstanceOf(Ignored.class);
        assertThat(tell(4, null)).isInstanceOf(Impossible.class);

        propose(new GoOn(1, rung(2)));
        assertThat(tell(3, null)).isInstanceOf(Ignored.class); // it waits to be handed out: the lower one is meant
        assertThat(tell(4, null)).isInstanceOf(Impossible.class);

        ask();
        assertThat(tell(3, 0.25)).isInstanceOf(Ignored.class);
        assertThat(tell(4, 0.25)).isInstanceOf(Impossible.class);
        assertThat(tell(4, 1.0)).isInstanceOf(Impossible.class);
        assertThat(tell(4, 0.3)).isInstanceOf(Impossible.class);
        assertThat(tell(2, 0.5)).isInstanceOf(Decision.class);
        assertThat(events).hasSize(2);
    }

    @Test
    void whoAsksWhileNoneCanGoOnYetIsToldSo() {
        ask();
        propose();

        assertThat(reason)
                .isEqualTo(
                        "all 1 trials of maxTrials have their number, and none can go on yet: tell what came of the 1"
                                + " open trials");
    }
}
