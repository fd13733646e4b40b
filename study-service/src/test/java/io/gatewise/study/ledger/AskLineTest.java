package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A study with an external trainer in memory: callers ask and tell, the test answers demands. */
class AskLineTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<Integer, Trial> trials = new TreeMap<>();
    private final Map<Long, Ask> waiting = new TreeMap<>();
    private final Map<Long, String> reasons = new TreeMap<>();
    private final List<StudyEvent> events = new ArrayList<>();
    private Study study;
    private long asks;

    private void open(int maxTrials, int parallelism, long... knownGood) {
        var search = new Search(Search.Algorithm.RANDOM, maxTrials, parallelism, 1L, true);
        var spec = StudySpec.external(
                "s",
                new SearchSpace(List.of(new IntParameter("depth", 1, 9))),
                new Objective("value", Direction.MINIMIZE),
                search,
                60.0);
        List<Configuration> known = Arrays.stream(knownGood)
                .mapToObj(depth -> new Configuration(Map.of("depth", depth)))
                .toList();
        apply(Sequencer.open(new StudyId("s"), spec.withKnownGood(known), null, null, NOW));
    }

    private Verdict apply(Verdict verdict) {
        if (verdict instanceof Decision decision) {
            study = decision.study();
            decision.trials().forEach(trial -> trials.put(trial.number(), trial));
            events.addAll(decision.events());
            decision.asking().forEach(ask -> waiting.put(ask.number(), ask));
            decision.served().forEach(served -> {
                waiting.remove(served.ask().number());
                reasons.put(served.ask().number(), served.reason());
            });
        }
        return verdict;
    }

    private AskLine line() {
        List<Trial> offered = trials.values().stream()
                .filter(trial -> trial.state() instanceof TrialState.Offered)
                .toList();
        return new AskLine(study, List.copyOf(waiting.values()), offered, NOW);
    }

    private Ask ask(int count) {
        var ask = new Ask(++asks, count, null);
        waiting.put(ask.number(), ask);
        apply(line().serve());
        return ask;
    }

    private List<Integer> handedTo(Ask ask) {
        return trials.values().stream()
                .filter(trial -> trial.state() instanceof TrialState.HandedOut out
                        && out.ask().equals(ask.key()))
                .map(Trial::number)
                .toList();
    }

    private ProposalsWanted demand() {
        long sequence = ((Demand.Open) study.demand()).sequence();
        return (ProposalsWanted) events.get((int) sequence - 1);
    }

    private Verdict propose(ProposalsWanted demand, long... depths) {
        List<Proposal> proposals = Arrays.stream(depths)
                .<Proposal>mapToObj(
                        depth -> new NewTrial(new Configuration(Map.of("depth", depth)), new Rung(1, 1, 1, 1)))
                .toList();
        return apply(line().propose(
                        new TrialsProposed(study.id(), 1, demand.id().sequence(), proposals),
                        number -> Optional.ofNullable(trials.get(number))));
    }

    private Verdict tell(int trial, Outcome outcome) {
        return apply(Tells.tell(study, line(), trials.get(trial), rung -> Optional.empty(), outcome, null));
    }

    private static Outcome value(double value) {
        return new Outcome.Completed(value, Map.of("value", value), List.of(), 0, true, "told", 0, 0, null);
    }

    @Test
    void nothingIsProposedBeforeSomebodyAsks() {
        open(5, 10);

        assertThat(events).hasSize(1);
        assertThat(study.demand()).isEqualTo(new Demand.None());
    }

    @Test
    void anAskOfASearchThatHasStagnatedIsToldWhyItGetsNone() {
        open(9, 10);
        ask(1);
        propose(demand(), 4);
        Ask whileOpen = ask(1);
        apply(line().propose(
                        new TrialsProposed(
                                study.id(), 1, demand().id().sequence(), List.of(), "stopped: below the noise"),
                        number -> Optional.ofNullable(trials.get(number))));
        tell(1, value(0.5));
        Ask later = ask(1);
        var end = new NothingLeft(study.id(), 1, demand().id().sequence(), 1, "stopped: below the noise");

        apply(line().nothingLeft(end, Optional.of(trials.get(1))));

        assertThat(reasons.get(whileOpen.number())).isEqualTo("stopped: below the noise");
        assertThat(reasons.get(later.number())).isEqualTo("the study is finished: stopped: below the noise");
        assertThat(study.reason()).isEqualTo("stopped: below the noise");
    }

    @Test
    void whatIsKnownToBeGoodGoesFirstAndNeverBeyondParallelism() {
        open(9, 2, 7, 8, 6);

        Ask three = ask(3);
        assertThat(handedTo(three)).containsExactly(1, 2);
        assertThat(reasons.get(three.number()))
                .isEqualTo("as many trials are handed out as parallelism allows; 1 others wait");
        tell(2, value(1));
        Ask next = ask(1);

        assertThat(handedTo(next)).containsExactly(3);
        assertThat(trials.values())
                .extracting(trial -> trial.configuration().integer("depth"))
                .containsExactly(7, 8, 6);
        assertThat(events).noneMatch(ProposalsWanted.class::isInstance);
        assertThat(study.budgetLeft()).isEqualTo(6);
    }

    @Test
    void whatIsEnqueuedBeyondParallelismWaitsForItsSlot() {
        open(9, 1);
        ask(1);
        propose(demand(), 1);

        apply(Tells.enqueue(study, line(), new Configuration(Map.of("depth", 5L))));
        Ask early = ask(1);
        tell(1, value(1));
        Ask late = ask(1);

        assertThat(trials.get(1).state()).isInstanceOf(TrialState.Ended.class);
        assertThat(reasons.get(early.number())).contains("1 others wait");
        assertThat(handedTo(early)).isEmpty();
        assertThat(handedTo(late)).containsExactly(2);
    }

    @Test
    void anAskGetsWhatItsOwnDemandBrought() {
        open(5, 10);

        Ask ask = ask(2);
        assertThat(demand().count()).isEqualTo(2);
        assertThat(demand().newTrialsLeft()).isEqualTo(5);
        propose(demand(), 3, 4);

        assertThat(handedTo(ask)).containsExactly(1, 2);
        assertThat(reasons.get(ask.number())).isEmpty();
        assertThat(study.open()).isEqualTo(2);
    }

    @Test
    void asksAreServedInTheirOrderEachKnowingTheTellsBeforeIt() {
        open(9, 10);
        Ask zero = ask(1);
        propose(demand(), 1);
        Ask first = ask(1);
        ProposalsWanted firstDemand = demand();
        tell(1, value(0.5));
        Ask second = ask(1);

        assertThat(demand()).isEqualTo(firstDemand);
        propose(firstDemand, 2);

        assertThat(handedTo(zero)).isEmpty();
        assertThat(handedTo(first)).containsExactly(2);
        assertThat(handedTo(second)).isEmpty();
        long told = events.stream()
                .filter(TrialEnded.class::isInstance)
                .findFirst()
                .orElseThrow()
                .id()
                .sequence();
        assertThat(demand().id().sequence()).isGreaterThan(told);
        propose(demand(), 3);
        assertThat(handedTo(second)).containsExactly(3);
    }

    @Test
    void aDemandOfACallerWhoHasGoneIsWithdrawn() {
        open(9, 10);
        Ask gone = ask(1);
        ProposalsWanted its = demand();

        waiting.values().stream()
                .filter(ask -> ask.number() == gone.number())
                .findFirst()
                .ifPresent(ask -> apply(line().leave(List.of(), List.of(ask))));
        waiting.remove(gone.number());
        Verdict late = propose(its, 4);

        assertThat(late).isInstanceOf(Verdict.Ignored.class);
        assertThat(study.numbered()).isZero();
    }

    @Test
    void trialsOfACallerWhoHasGoneGoToTheNextAsk() {
        open(9, 10);
        Ask gone = ask(2);
        propose(demand(), 4, 5);
        List<Trial> its = handedTo(gone).stream().map(trials::get).toList();

        apply(line().leave(its, List.of(gone)));
        Ask next = ask(1);
        Ask last = ask(2);

        assertThat(handedTo(next)).containsExactly(1);
        assertThat(demand().count()).isEqualTo(1);
        propose(demand(), 6);
        assertThat(handedTo(last)).containsExactly(2, 3);
    }

    @Test
    void nearTheEndTheAnswerHoldsFewerAndSaysWhy() {
        open(3, 10);
        Ask first = ask(2);
        propose(demand(), 1, 2);

        Ask second = ask(2);
        assertThat(demand().count()).isEqualTo(1);
        propose(demand(), 3);
        Ask third = ask(1);

        assertThat(handedTo(first)).hasSize(2);
        assertThat(handedTo(second)).containsExactly(3);
        assertThat(reasons.get(second.number())).contains("all 3 trials of maxTrials have their number; 3 are open");
        assertThat(handedTo(third)).isEmpty();
        assertThat(reasons.get(third.number())).contains("maxTrials");
    }

    @Test
    void noMoreAreOpenThanParallelismAllows() {
        open(9, 2);
        Ask first = ask(5);
        propose(demand(), 1, 2);

        assertThat(handedTo(first)).containsExactly(1, 2);
        assertThat(reasons.get(first.number())).contains("parallelism allows: 2");
    }

    @Test
    void aShortAnswerIsHandedOutWithItsReason() {
        open(9, 10);
        Ask ask = ask(4);
        propose(demand(), 1);

        assertThat(handedTo(ask)).containsExactly(1);
        assertThat(reasons.get(ask.number())).contains("every other configuration");
    }

    @Test
    void theStudyEndsWithItsWinnerWhenAllIsTold() {
        open(2, 10);
        ask(2);
        propose(demand(), 1, 2);
        tell(1, value(3));
        assertThat(study.demand()).isEqualTo(new Demand.None());
        tell(2, value(2));

        assertThat(demand().newTrialsLeft()).isZero();
        apply(line().nothingLeft(
                        new NothingLeft(study.id(), 1, demand().id().sequence(), 2), Optional.of(trials.get(2))));

        assertThat(study.state()).isEqualTo(StudyState.FINISHED);
        assertThat(((StudyFinished) events.get(events.size() - 1)).winner()).isEqualTo(2);
        assertThat(reasons.get(ask(1).number())).contains("the study is finished: completed");
    }

    @Test
    void tellingTheSameTwiceIsOnceAndOtherwiseRefused() {
        open(5, 10);
        ask(1);
        propose(demand(), 1);
        tell(1, value(3));
        Study before = study;

        assertThat(tell(1, value(3))).isInstanceOf(Verdict.Ignored.class);
        assertThat(tell(1, value(4)))
                .isInstanceOfSatisfying(
                        Verdict.Impossible.class,
                        refused -> assertThat(refused.reason())
                                .contains("trial 1 has ended already: completed with value 3.0"));
        assertThat(tell(1, new Outcome.Failed("told by the trainer"))).isInstanceOf(Verdict.Impossible.class);
        assertThat(study).isEqualTo(before);
    }

    @Test
    void importedTrialsHaveANumberAndNoBudgetCountsThem() {
        open(1, 10);

        apply(Tells.take(study, line(), new Configuration(Map.of("depth", 7L)), value(1)));
        apply(Tells.take(study, line(), new Configuration(Map.of("depth", 8L)), new Outcome.Failed("no disk")));
        Ask ask = ask(1);
        propose(demand(), 2);

        assertThat(study.numbered()).isEqualTo(3);
        assertThat(study.ended().completed()).isEqualTo(1);
        assertThat(study.budgetLeft()).isZero();
        assertThat(handedTo(ask)).containsExactly(3);
    }

    @Test
    void enqueuedTrialsGoToTheNextAskFirst() {
        open(2, 10);
        apply(Tells.enqueue(study, line(), new Configuration(Map.of("depth", 7L))));

        Ask ask = ask(2);
        assertThat(demand().count()).isEqualTo(1);
        propose(demand(), 2);

        assertThat(handedTo(ask)).containsExactly(1, 2);
        assertThat(trials.get(1).origin()).isEqualTo("enqueued");
        assertThat(Tells.enqueue(study, line(), new Configuration(Map.of("depth", 7L))))
                .isInstanceOf(Verdict.Impossible.class);
    }

    @Test
    void aTrialWithoutAWordFails() {
        open(5, 10);
        ask(1);
        propose(demand(), 1);

        assertThat(Tells.expire(study, line(), trials.get(1), NOW.plusSeconds(59)))
                .isInstanceOf(Verdict.Ignored.class);
        apply(Tells.expire(study, line(), trials.get(1), NOW.plusSeconds(60)));

        assertThat(study.ended().failed()).isEqualTo(1);
        assertThat(tell(1, value(3))).isInstanceOf(Verdict.Impossible.class);
    }

    @Test
    void whoWaitsIsToldWhenTheStudyIsCancelled() {
        open(5, 10);
        Ask first = ask(1);
        propose(demand(), 1);
        Ask second = ask(1);

        Decision end = (Decision) Sequencer.cancel(study, List.of(trials.get(1)), "enough", NOW);
        apply(AskLine.closing(end, List.copyOf(waiting.values()), NOW));

        assertThat(reasons.get(second.number())).contains("the study is cancelled: enough");
        assertThat(handedTo(first)).isEmpty();
        assertThat(study.ended().cancelled()).isEqualTo(1);
    }
}
