package io.gatewise.study.ledger;

import static io.gatewise.study.ledger.Fixture.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.EvaluationStarted;
import io.gatewise.model.message.StudyEvent.StudyCancelled;
import io.gatewise.model.message.StudyEvent.StudyFinished;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.study.Outcome;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a search ends: by itself, or cancelled. */
class SearchEndTest {

    @Test
    void evaluatesTheWinnerOnceNothingIsLeft() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 2.0);

        ledger.nothingLeft(ledger.demand(), 1);

        assertThat(ledger.state().state()).isEqualTo(StudyState.EVALUATING);
        assertThat(ledger.state().winner()).isEqualTo(1);
        assertThat(ledger.events(EvaluationStarted.class)).hasSize(1);
        assertThat(ledger.trial(0).state()).isEqualTo(new TrialState.Queued(1));
        assertThat(ledger.state().numbered()).isEqualTo(1);
    }

    @Test
    void finishesAtOnceWhereTheSpecKeepsNoTestPart() {
        var ledger = Fixture.studyWithoutTestPart(1, 1);
        ledger.complete(1, 2.0);

        ledger.nothingLeft(ledger.demand(), 1);

        assertThat(ledger.state().state()).isEqualTo(StudyState.FINISHED);
        StudyFinished end = ledger.events(StudyFinished.class).get(0);
        assertThat(end.winner()).isEqualTo(1);
        assertThat(end.reason()).contains("no test part");
        assertThat(ledger.trial(0)).isNull();
    }

    @Test
    void finishesWithoutWinnerWhereNoTrialCompleted() {
        var ledger = Fixture.study(1, 1, true);
        ledger.run(1, "r");
        ledger.ended(1, 1, "r", new Outcome.Infeasible("diverged", "loss is NaN", List.of()));

        ledger.nothingLeft(ledger.demand(), null);

        StudyFinished end = ledger.events(StudyFinished.class).get(0);
        assertThat(end.winner()).isNull();
        assertThat(end.reason()).contains("no trial completed");
    }

    @Test
    void goesOnWhereNothingIsLeftForNowButTrialsAreOpen() {
        var ledger = Fixture.study(2, 2, false);
        ledger.propose(ledger.demand(), units(1), units(2));
        ledger.complete(1, 1.0);

        ledger.nothingLeft(ledger.demand(), 1);
        assertThat(ledger.state().demand()).isEqualTo(new Demand.Resting());
        ledger.complete(2, 0.5);
        ledger.nothingLeft(ledger.demand(), 2);

        assertThat(ledger.state().state()).isEqualTo(StudyState.EVALUATING);
        assertThat(ledger.state().winner()).isEqualTo(2);
    }

    @Test
    void asksAgainWhereAnEndHasOvertakenNothingLeft() {
        var ledger = Fixture.study(2, 2, false);
        ledger.propose(ledger.demand(), units(1), units(2));
        ledger.complete(1, 1.0);
        long demand = ledger.demand();
        ledger.complete(2, 0.5);

        ledger.nothingLeft(demand, 1);

        assertThat(ledger.state().state()).isEqualTo(StudyState.RUNNING);
        assertThat(ledger.demand()).isGreaterThan(demand);
    }

    @Test
    void refusesAWinnerThatDidNotCompleteOrThatIsMissing() {
        var ledger = Fixture.study(2, 2, false);
        ledger.propose(ledger.demand(), units(1), units(2));
        ledger.complete(1, 1.0);
        ledger.run(2, "r");
        ledger.ended(2, 1, "r", new Outcome.Infeasible("diverged", "", List.of()));
        ledger.nothingLeft(ledger.demand(), 1);
        var again = Fixture.study(1, 1, true);
        again.complete(1, 1.0);

        assertThat(ledger.state().state()).isEqualTo(StudyState.RUNNING);
        assertThat(ledger.nothingLeft(ledger.demand(), 2)).isInstanceOf(Impossible.class);
        assertThat(ledger.nothingLeft(ledger.demand(), 9)).isInstanceOf(Impossible.class);
        assertThat(again.nothingLeft(again.demand(), null)).isInstanceOf(Impossible.class);
        assertThat(again.state().state()).isEqualTo(StudyState.RUNNING);
    }

    @Test
    void cancelEndsAllOpenTrialsWithoutEventsOfTheirOwn() {
        var ledger = Fixture.study(10, 3, true);
        ledger.propose(ledger.demand(), units(5), units(6));
        ledger.complete(1, 1.0);
        ledger.run(2, "r");
        int endsBefore = ledger.events(TrialEnded.class).size();

        ledger.cancel();

        assertThat(ledger.state().state()).isEqualTo(StudyState.CANCELLED);
        assertThat(ledger.state().ended()).isEqualTo(new Tally(1, 0, 0, 2));
        assertThat(ledger.trial(2).state().key()).isEqualTo("cancelled");
        assertThat(ledger.events(TrialEnded.class)).hasSize(endsBefore);
        assertThat(ledger.events(StudyCancelled.class)).hasSize(1);
        assertThat(ledger.decision().commands())
                .containsExactly(new StopStudy(ledger.state().id(), "enough"));
    }

    @Test
    void nothingCountsAfterACancel() {
        var ledger = Fixture.study(10, 3, true);
        long demand = ledger.demand();
        ledger.run(1, "r");
        ledger.cancel();
        int events = ledger.events().size();

        assertThat(ledger.propose(demand, units(1))).isInstanceOf(Ignored.class);
        assertThat(ledger.nothingLeft(demand, null)).isInstanceOf(Ignored.class);
        assertThat(ledger.ended(1, 1, "r", Fixture.completed(1))).isInstanceOf(Ignored.class);
        assertThat(ledger.lost(1, 1)).isInstanceOf(Ignored.class);
        assertThat(ledger.cancel()).isInstanceOf(Ignored.class);
        assertThat(ledger.events()).hasSize(events);
    }

    @Test
    void cancelWhileEvaluatingLeavesTheBudgetExact() {
        var ledger = Fixture.study(1, 1, true);
        ledger.complete(1, 1.0);
        ledger.nothingLeft(ledger.demand(), 1);

        ledger.cancel();

        assertThat(ledger.trial(0).state().key()).isEqualTo("cancelled");
        assertThat(ledger.state().ended()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void aFinishedStudyCannotBeCancelled() {
        var ledger = Fixture.studyWithoutTestPart(1, 1);
        ledger.complete(1, 1.0);
        ledger.nothingLeft(ledger.demand(), 1);

        assertThat(ledger.cancel()).isInstanceOf(Ignored.class);
        assertThat(ledger.state().state()).isEqualTo(StudyState.FINISHED);
    }
}
