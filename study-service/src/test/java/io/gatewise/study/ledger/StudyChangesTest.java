package io.gatewise.study.ledger;

import static io.gatewise.study.ledger.Fixture.NOW;
import static io.gatewise.study.ledger.Fixture.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.EvaluationStarted;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyChanged;
import io.gatewise.model.message.StudyEvent.StudyEvaluated;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand.StopTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StopWhen;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users, and time, change in a study of our own trainer. */
class StudyChangesTest {

    private static final StopWhen NEVER = StopWhen.never();

    private static Fixture stopping(int maxTrials, int parallelism, StopWhen stop) {
        var spec = Fixture.spec(maxTrials, parallelism, true, 0.2);
        return Fixture.study(spec.withSearch(spec.search().withStop(stop)));
    }

    private static Verdict change(Fixture ledger, int maxTrials, int parallelism, StopWhen stop, Instant at) {
        return ledger.apply(StudyChanges.change(ledger.state(), new Bounds(maxTrials, parallelism, 1, stop, ""), at));
    }

    private static ProposalsWanted newest(Fixture ledger) {
        List<ProposalsWanted> demands = ledger.events(ProposalsWanted.class);
        return demands.get(demands.size() - 1);
    }

    @Test
    void aTargetThatIsReachedOpensNothingMoreAndEndsTheStudy() {
        var ledger = stopping(10, 2, new StopWhen(null, 1.0));
        ledger.propose(ledger.demand(), units(5));
        ledger.complete(1, 1.0);

        assertThat(newest(ledger).closed()).contains("trial 1 reached the target of 1.0");
        assertThat(newest(ledger).newTrialsLeft()).isZero();
        assertThat(ledger.propose(ledger.demand(), units(6))).isInstanceOf(Impossible.class);
        ledger.complete(2, 3.0);
        ledger.nothingLeft(ledger.demand(), 1); // an end has overtaken that demand
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.evaluated(0, 1, "e");

        assertThat(ledger.events(StudyFinished.class).get(0).reason()).contains("reached the target");
        assertThat(ledger.state().numbered()).isEqualTo(2);
    }

    @Test
    void aScoreShortOfTheTargetOrNoScoreStopsNothing() {
        var ledger = stopping(10, 1, new StopWhen(null, 1.0));
        ledger.complete(1, 1.1);
        ledger.propose(ledger.demand(), units(5));
        ledger.complete(2, new Outcome.Infeasible("diverged", "", List.of()));

        assertThat(newest(ledger).closed()).isNull();
        assertThat(newest(ledger).newTrialsLeft()).isEqualTo(8);
    }

    @Test
    void timeWithdrawsTheDemandAndLetsOpenTrialsEnd() {
        var ledger = stopping(10, 2, new StopWhen(60.0, null));
        long demand = ledger.demand();

        assertThat(StudyChanges.close(ledger.state(), NOW.plusSeconds(59))).isInstanceOf(Ignored.class);
        ledger.apply(StudyChanges.close(ledger.state(), NOW.plusSeconds(60)));

        assertThat(ledger.propose(demand, units(5))).isInstanceOf(Ignored.class);
        assertThat(newest(ledger).closed()).contains("60.0 s are over");
        assertThat(ledger.trial(1).state().open()).isTrue();
        assertThat(StudyChanges.close(ledger.state(), NOW.plusSeconds(61))).isInstanceOf(Ignored.class);
    }

    @Test
    void theReasonOfASearchThatEndsBeforeItsBudgetIsTheStudys() {
        var ledger = Fixture.studyWithoutTestPart(10, 1);
        ledger.complete(1, 1.0);
        var answer = new NothingLeft(ledger.state().id(), 1, ledger.demand(), 1, "stopped: stagnation");

        ledger.apply(Sequencer.nothingLeft(ledger.state(), answer, Optional.of(ledger.trial(1)), NOW));

        assertThat(ledger.events(StudyFinished.class).get(0).reason())
                .startsWith("stopped: stagnation")
                .contains("no test part");
    }

    @Test
    void aStudyThatStagnatedGoesOnByAChange() {
        var ledger = Fixture.studyWithoutTestPart(10, 1);
        ledger.complete(1, 1.0);
        var answer = new NothingLeft(ledger.state().id(), 1, ledger.demand(), 1, "stopped: stagnation");
        ledger.apply(Sequencer.nothingLeft(ledger.state(), answer, Optional.of(ledger.trial(1)), NOW));

        change(ledger, 10, 1, NEVER, NOW);

        assertThat(ledger.state().state()).isEqualTo(StudyState.RUNNING);
        assertThat(newest(ledger).closed()).isNull();
        assertThat(newest(ledger).newTrialsLeft()).isEqualTo(9);
    }

    @Test
    void aWiderRunningStudyIsAskedForAtOnce() {
        var ledger = Fixture.study(10, 1, true);

        change(ledger, 20, 4, NEVER, NOW);

        StudyChanged event = ledger.events(StudyChanged.class).get(0);
        assertThat(event.maxTrials()).isEqualTo(20);
        assertThat(event.parallelism()).isEqualTo(4);
        assertThat(newest(ledger).count()).isEqualTo(3);
        assertThat(newest(ledger).newTrialsLeft()).isEqualTo(19);
    }

    @Test
    void aNarrowerStudyWaitsUntilEnoughHaveEnded() {
        var ledger = Fixture.study(10, 3, true);
        ledger.propose(ledger.demand(), units(5), units(6));

        change(ledger, 10, 1, NEVER, NOW);
        ledger.complete(1, 1.0);
        assertThat(ledger.state().demand()).isEqualTo(new Demand.None());
        ledger.complete(2, 1.0);
        ledger.complete(3, 1.0);

        assertThat(newest(ledger).count()).isEqualTo(1);
    }

    @Test
    void fewerTrialsThanHaveTheirNumberAreRefused() {
        var ledger = Fixture.study(10, 3, true);
        ledger.propose(ledger.demand(), units(5), units(6));

        assertThat(change(ledger, 2, 3, NEVER, NOW)).isInstanceOf(Impossible.class);
        assertThat(change(ledger, 3, 3, NEVER, NOW)).isInstanceOf(Decision.class);
        assertThat(ledger.state().budgetLeft()).isZero();
    }

    @Test
    void aFinishedStudyGoesOnAndASecondLookAtTheTestPartSaysSo() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.evaluated(0, 1, "e");

        assertThat(change(ledger, 1, 1, NEVER, NOW)).isInstanceOf(Impossible.class);
        change(ledger, 2, 1, NEVER, NOW);
        assertThat(ledger.state().state()).isEqualTo(StudyState.RUNNING);
        ledger.propose(ledger.demand(), units(5));
        ledger.complete(2, 1.0);
        ledger.nothingLeft(ledger.demand(), 2);
        assertThat(ledger.trial(0).rung().number()).isEqualTo(2);
        ledger.run(0, "e");
        ledger.apply(new AttemptJudge(new RetryRule(3))
                .evaluated(
                        ledger.state(),
                        ledger.trial(0),
                        new TrialAttempt.Evaluated(
                                ledger.trial(0).key(), "e", new Evaluation(List.of(), 5), Fixture.PROVENANCE),
                        NOW));

        assertThat(ledger.events(StudyEvaluated.class))
                .extracting(event -> event.evaluation().look())
                .containsExactly(null, 2);
        assertThat(ledger.state().state()).isEqualTo(StudyState.FINISHED);
        assertThat(ledger.state().winner()).isEqualTo(2);
    }

    @Test
    void aLateReportOfTheFirstLookDoesNotEndTheSecond() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.evaluated(0, 1, "e");
        change(ledger, 2, 1, NEVER, NOW);
        ledger.propose(ledger.demand(), units(5));
        ledger.complete(2, 1.0);
        ledger.nothingLeft(ledger.demand(), 2);
        ledger.run(0, "f");

        assertThat(ledger.evaluated(0, 1, "e")).isInstanceOf(Ignored.class);
        assertThat(ledger.state().state()).isEqualTo(StudyState.EVALUATING);
    }

    @Test
    void theSameWinnerNeedNotMeetTheTestPartTwice() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.evaluated(0, 1, "e");
        change(ledger, 2, 1, NEVER, NOW);
        ledger.propose(ledger.demand(), units(5));
        ledger.complete(2, 3.0);

        ledger.nothingLeft(ledger.demand(), 1);

        assertThat(ledger.state().state()).isEqualTo(StudyState.FINISHED);
        assertThat(ledger.events(EvaluationStarted.class)).hasSize(1);
    }

    @Test
    void anEvaluationThatFailedIsTriedAgainOnRequest() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.ended(0, 1, "e", new Outcome.Infeasible("too-large", "no memory", List.of()));
        assertThat(ledger.state().reason()).contains("no memory");

        assertThat(ledger.apply(StudyChanges.evaluate(ledger.state(), NOW))).isInstanceOf(Decision.class);

        assertThat(ledger.state().state()).isEqualTo(StudyState.EVALUATING);
        assertThat(ledger.state().winner()).isEqualTo(1);
        assertThat(ledger.trial(0).state()).isEqualTo(new TrialState.Queued(1));
    }

    @Test
    void onlyAFinishedStudyWhoseWinnerHasNoTestScoreIsEvaluatedAgain() {
        var ledger = Fixture.study(1, 1, true);
        assertThat(StudyChanges.evaluate(ledger.state(), NOW)).isInstanceOf(Impossible.class);
        ledger.complete(1, 2.0);
        ledger.nothingLeft(ledger.demand(), 1);
        ledger.run(0, "e");
        ledger.evaluated(0, 1, "e");

        assertThat(StudyChanges.evaluate(ledger.state(), NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void aStudyThatIsOverForGoodOrAtTheTestPartIsNotChanged() {
        var cancelled = Fixture.study(5, 1, true);
        cancelled.cancel();
        var evaluating = Fixture.study(1, 1, true);
        evaluating.complete(1, 2.0);
        evaluating.nothingLeft(evaluating.demand(), 1);

        assertThat(change(cancelled, 9, 1, NEVER, NOW)).isInstanceOf(Impossible.class);
        assertThat(change(evaluating, 9, 1, NEVER, NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void timeThatIsOverAlreadyIsRefused() {
        var ledger = Fixture.study(5, 1, true);

        Verdict verdict = change(ledger, 5, 1, new StopWhen(10.0, null), NOW.plusSeconds(11));

        assertThat(((Impossible) verdict).reason()).contains("stop.seconds").contains("11 s");
    }

    @Test
    void aCancelledTrialStopsItsWorkerAndFreesItsSlot() {
        var ledger = Fixture.study(5, 1, true);
        ledger.run(1, "r");

        ledger.apply(StudyChanges.cancelTrial(ledger.state(), ledger.trial(1), "by a user", NOW));

        assertThat(ledger.decision().commands())
                .containsExactly(new StopTrial(ledger.state().id(), 1, 1, 1, "by a user"));
        assertThat(ledger.events(TrialEnded.class).get(0).outcome()).isEqualTo(new Outcome.Cancelled("by a user"));
        assertThat(ledger.state().ended()).isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(newest(ledger).count()).isEqualTo(1);
        assertThat(newest(ledger).newTrialsLeft()).isEqualTo(4);
        assertThat(ledger.ended(1, 1, "r", Fixture.completed(1))).isInstanceOf(Ignored.class);
        assertThat(StudyChanges.cancelTrial(ledger.state(), ledger.trial(1), "again", NOW))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void aTrialThatNoWorkerKnowsIsCancelledWithoutACommand() {
        var ledger = Fixture.study(5, 1, true);

        ledger.apply(StudyChanges.cancelTrial(ledger.state(), ledger.trial(1), "by a user", NOW));

        assertThat(ledger.decision().commands()).isEmpty();
        assertThat(ledger.trial(1).state().key()).isEqualTo("cancelled");
    }
}
