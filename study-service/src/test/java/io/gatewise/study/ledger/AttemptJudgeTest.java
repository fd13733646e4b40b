package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.message.StudyEvent.StudyEvaluated;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialCommand.StopTrial;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptJudgeTest {

    private static final Outcome FAILED = new Outcome.Failed("disk full");
    private static final Outcome DIVERGED = new Outcome.Infeasible("diverged", "loss is NaN", List.of());

    private final Fixture ledger = Fixture.study(2, 1, true);

    @Test
    void acceptsTheFirstEndAndFreesTheSlot() {
        ledger.run(1, "a");

        ledger.ended(1, 1, "a", Fixture.completed(2.0));

        TrialEnded end = ledger.events(TrialEnded.class).get(0);
        assertThat(end.outcome()).isEqualTo(Fixture.completed(2.0));
        assertThat(end.attempts()).isEqualTo(1);
        assertThat(end.provenance()).isEqualTo(Fixture.PROVENANCE);
        assertThat(ledger.state().slotsFree()).isEqualTo(1);
        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
        assertThat(ledger.decision().commands()).isEmpty();
    }

    @Test
    void anEndHasTheValueOfEachObjective() {
        Fixture weighing = Fixture.study(Fixture.spec(2, 1, true, 0.2)
                .withObjectives(List.of(new Objective(Metric.RMSE, null), new Objective("parameters", null))));

        weighing.complete(1, 2.0);

        var end = (Outcome.Completed) weighing.events(TrialEnded.class).get(0).outcome();
        assertThat(end.score()).isEqualTo(2.0);
        assertThat(end.values()).isEqualTo(Map.of("rmse", 2.0, "parameters", 1.0));
    }

    @Test
    void anEndWithoutAValueOfAnObjectiveHasFailedForGood() {
        Fixture weighing = Fixture.study(Fixture.spec(2, 1, true, 0.2)
                .withObjectives(List.of(new Objective(Metric.RMSE, null), new Objective("memoryBytes", null))));

        weighing.complete(1, 2.0);

        Outcome end = weighing.events(TrialEnded.class).get(0).outcome();
        assertThat(end).isInstanceOf(Outcome.Failed.class);
        assertThat(end.reason()).contains("memoryBytes");
        assertThat(weighing.state().ended().failed()).isEqualTo(1);
    }

    @Test
    void ignoresAllLaterEndsOfTheRung() {
        ledger.run(1, "a");
        ledger.ended(1, 1, "a", Fixture.completed(2.0));
        int events = ledger.events().size();

        assertThat(ledger.ended(1, 1, "a", Fixture.completed(2.0))).isInstanceOf(Ignored.class);
        assertThat(ledger.ended(1, 1, "b", Fixture.completed(1.0))).isInstanceOf(Ignored.class);
        assertThat(ledger.ended(1, 1, "a", FAILED)).isInstanceOf(Ignored.class);
        assertThat(ledger.givenBack(1, 1, "a", null)).isInstanceOf(Ignored.class);
        assertThat(ledger.started(1, 1, "b")).isInstanceOf(Ignored.class);
        assertThat(ledger.lost(1, 1)).isInstanceOf(Ignored.class);
        assertThat(ledger.events()).hasSize(events);
    }

    @Test
    void anEndMayOvertakeItsOwnStart() {
        ledger.dispatch(1);

        ledger.ended(1, 1, "a", Fixture.completed(2.0));

        assertThat(ledger.trial(1).completed()).isPresent();
        assertThat(ledger.decision().commands()).isEmpty();
        assertThat(ledger.started(1, 1, "a")).isInstanceOf(Ignored.class);
    }

    @Test
    void countsAnOlderAttemptsEndAndStopsTheNewerOne() {
        ledger.run(1, "a");
        ledger.lost(1, 1);
        ledger.run(1, "b");

        ledger.ended(1, 1, "a", Fixture.completed(2.0));

        assertThat(ledger.trial(1).completed()).isPresent();
        TrialCommand stop = ledger.decision().commands().get(0);
        assertThat(stop.stops(ledger.key(1, 2))).isTrue();
        assertThat(stop.stops(ledger.key(2, 1))).isFalse();
    }

    @Test
    void aNewerAttemptThatObeysAfterAnOlderOneCountedIsNoImpossibleMessage() {
        ledger.run(1, "a");
        ledger.lost(1, 1);
        ledger.dispatch(1);
        ledger.ended(1, 1, "a", Fixture.completed(2.0));

        Verdict obeyed = ledger.ended(1, 2, "b", new Outcome.Cancelled("another run's end was accepted"));

        assertThat(obeyed).isInstanceOf(Ignored.class);
        assertThat(ledger.started(1, 2, "b")).isInstanceOf(Ignored.class);
    }

    @Test
    void stopsARequestThatStillWaitsWhenAnOlderAttemptEnds() {
        ledger.run(1, "a");
        ledger.lost(1, 1);
        ledger.dispatch(1);

        ledger.ended(1, 1, "a", DIVERGED);

        assertThat(ledger.decision().commands())
                .containsExactly(new StopTrial(ledger.state().id(), 1, 1, 2, "another run's end was accepted"));
        assertThat(ledger.events(TrialEnded.class).get(0).attempts()).isEqualTo(2);
    }

    @Test
    void triesAFailedTrialAgainUpToThreeTimes() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            ledger.run(1, "r" + attempt);
            ledger.ended(1, attempt, "r" + attempt, FAILED);
            assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(attempt + 1));
        }
        ledger.run(1, "r3");
        ledger.ended(1, 3, "r3", FAILED);

        assertThat(ledger.events(TrialEnded.class).get(0).outcome()).isEqualTo(FAILED);
        assertThat(ledger.events(TrialEnded.class).get(0).provenance()).isNull();
        assertThat(ledger.state().ended()).isEqualTo(new Tally(0, 0, 1, 0));
    }

    @Test
    void aRepeatedFailureUsesUpOneAttempt() {
        ledger.run(1, "a");
        ledger.ended(1, 1, "a", FAILED);

        assertThat(ledger.ended(1, 1, "a", FAILED)).isInstanceOf(Ignored.class);
        ledger.run(1, "b");
        assertThat(ledger.ended(1, 1, "a", FAILED)).isInstanceOf(Ignored.class);
        assertThat(ledger.trial(1).losses().count()).isEqualTo(1);
    }

    @Test
    void aFailureOfARunThatLostTheLeaseDoesNotCount() {
        ledger.run(1, "a");
        ledger.started(1, 1, "b");

        assertThat(ledger.ended(1, 1, "a", FAILED)).isInstanceOf(Ignored.class);
        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Running(1, "b", "worker-b"));
    }

    @Test
    void callsAConfigurationInfeasibleThatAllWorkersFellSilentOver() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            ledger.run(1, "r" + attempt);
            ledger.lost(1, attempt);
        }

        Outcome.Infeasible end =
                (Outcome.Infeasible) ledger.events(TrialEnded.class).get(0).outcome();
        assertThat(end.cause()).isEqualTo("workers-lost");
        assertThat(end.reason()).contains("3 attempts");
    }

    @Test
    void blamesTheMachinesWhereOneOfThemReportedAnError() {
        ledger.run(1, "r1");
        ledger.ended(1, 1, "r1", FAILED);
        ledger.run(1, "r2");
        ledger.lost(1, 2);
        ledger.run(1, "r3");
        ledger.lost(1, 3);

        assertThat(ledger.events(TrialEnded.class).get(0).outcome())
                .isEqualTo(new Outcome.Failed("disk full; 2 more attempts were lost with their workers"));
        assertThat(ledger.trial(1).losses()).isEqualTo(new Losses(2, 1, "disk full"));
    }

    @Test
    void stopsTheSilentAttemptForGood() {
        ledger.run(1, "a");

        ledger.lost(1, 1);

        TrialCommand stop = ledger.decision().commands().get(0);
        assertThat(stop.stops(ledger.key(1, 1))).isTrue();
        assertThat(stop.stops(ledger.key(1, 2))).isFalse();
    }

    @Test
    void aRequestThatNoWorkerTookUsesUpAnAttempt() {
        ledger.dispatch(1);

        ledger.lost(1, 1);

        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(2));
        assertThat(ledger.trial(1).losses().count()).isEqualTo(1);
        assertThat(ledger.lost(1, 1)).isInstanceOf(Ignored.class);
        assertThat(ledger.lost(1, 2)).as("queued: nobody has it").isInstanceOf(Ignored.class);
    }

    @Test
    void givingBackUsesUpNoAttemptAndKeepsTheCheckpoint() {
        var checkpoint = new ArtifactReference("checkpoints/c", "c", 1);
        for (int attempt = 1; attempt <= 5; attempt++) {
            ledger.run(1, "r" + attempt);
            ledger.givenBack(1, attempt, "r" + attempt, attempt == 1 ? checkpoint : null);
        }

        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(6));
        assertThat(ledger.trial(1).losses()).isEqualTo(Losses.NONE);
        assertThat(ledger.trial(1).checkpoint()).isEqualTo(checkpoint);
        assertThat(ledger.events(TrialEnded.class)).isEmpty();
    }

    @Test
    void oneTrialGivenBackTwiceIsGivenBackOnce() {
        ledger.run(1, "a");
        ledger.givenBack(1, 1, "a", null);

        assertThat(ledger.givenBack(1, 1, "a", null)).isInstanceOf(Ignored.class);
        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(2));
    }

    @Test
    void theLatestStartOfAnAttemptHoldsTheLease() {
        ledger.dispatch(1);
        ledger.started(1, 1, "a");

        ledger.started(1, 1, "b");

        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Running(1, "b", "worker-b"));
        assertThat(ledger.started(1, 1, "b")).isInstanceOf(Ignored.class);
    }

    @Test
    void anOlderAttemptsStartDoesNotCount() {
        ledger.run(1, "a");
        ledger.lost(1, 1);

        assertThat(ledger.started(1, 1, "late")).isInstanceOf(Ignored.class);
        ledger.dispatch(1);
        assertThat(ledger.started(1, 1, "late")).isInstanceOf(Ignored.class);
    }

    @Test
    void refusesReportsOnAttemptsThatWereNeverIssued() {
        assertThat(ledger.ended(1, 1, "a", Fixture.completed(1))).isInstanceOf(Impossible.class);
        assertThat(ledger.started(1, 1, "a")).isInstanceOf(Impossible.class);

        ledger.run(1, "a");

        assertThat(ledger.ended(1, 2, "a", Fixture.completed(1))).isInstanceOf(Impossible.class);
        assertThat(ledger.evaluated(1, 1, "a")).isInstanceOf(Impossible.class);
    }

    @Test
    void aWorkerThatObeysACommandEndsNothing() {
        ledger.run(1, "a");

        assertThat(ledger.ended(1, 1, "a", new Outcome.Cancelled("stop"))).isInstanceOf(Ignored.class);
        assertThat(ledger.trial(1).state().open()).isTrue();
    }

    @Test
    void finishesTheStudyWithItsEvaluation() {
        Fixture evaluating = evaluating();
        evaluating.run(0, "a");

        evaluating.evaluated(0, 1, "a");

        assertThat(evaluating.events(StudyEvaluated.class)).hasSize(1);
        StudyFinished end = evaluating.events(StudyFinished.class).get(0);
        assertThat(end.reason()).isEqualTo("completed");
        assertThat(end.winner()).isEqualTo(1);
        assertThat(evaluating.evaluated(0, 1, "a")).isInstanceOf(Ignored.class);
    }

    @Test
    void triesTheEvaluationAgainAndFinishesWithoutItWhenItFailsForGood() {
        Fixture evaluating = evaluating();
        for (int attempt = 1; attempt <= 3; attempt++) {
            evaluating.run(0, "r" + attempt);
            evaluating.ended(0, attempt, "r" + attempt, FAILED);
        }

        assertThat(evaluating.events(StudyEvaluated.class)).isEmpty();
        StudyFinished end = evaluating.events(StudyFinished.class).get(0);
        assertThat(end.reason()).contains("no test score").contains("disk full");
        assertThat(end.winner()).isEqualTo(1);
        assertThat(evaluating.state().ended()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void refusesACompletedTrialAsAnEvaluation() {
        Fixture evaluating = evaluating();
        evaluating.run(0, "a");

        assertThat(evaluating.ended(0, 1, "a", Fixture.completed(1))).isInstanceOf(Impossible.class);
        assertThat(evaluating.state().state()).isEqualTo(StudyState.EVALUATING);
    }

    @Test
    void anUntakenRequestUsesUpNoAttemptAndMustNotStartAnyMore() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            ledger.dispatch(1);
            ledger.untaken(1, attempt);
            assertThat(ledger.decision().commands().get(0).stops(ledger.key(1, attempt)))
                    .isTrue();
            assertThat(ledger.started(1, attempt, "late")).isInstanceOf(Ignored.class);
        }

        assertThat(ledger.trial(1).losses()).isEqualTo(Losses.NONE);
        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(6));
    }

    @Test
    void aRequestThatWasTakenOrReplacedMeanwhileIsNotIssuedAgain() {
        ledger.run(1, "a");
        assertThat(ledger.untaken(1, 1)).isInstanceOf(Ignored.class);

        ledger.lost(1, 1);
        assertThat(ledger.untaken(1, 1)).isInstanceOf(Ignored.class);
        assertThat(ledger.untaken(1, 2)).isInstanceOf(Ignored.class);
    }

    @Test
    void dispatchesOnlyWhatIsQueued() {
        ledger.dispatch(1);

        assertThatThrownBy(() -> ledger.dispatch(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fixture evaluating() {
        var study = Fixture.study(1, 1, true);
        study.complete(1, 1.0);
        study.nothingLeft(study.demand(), 1);
        return study;
    }
}
