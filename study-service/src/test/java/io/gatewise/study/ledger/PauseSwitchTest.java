package io.gatewise.study.ledger;

import static io.gatewise.study.ledger.Fixture.NOW;
import static io.gatewise.study.ledger.Fixture.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyPaused;
import io.gatewise.model.message.StudyEvent.StudyResumed;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.study.StopWhen;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PauseSwitchTest {

    private static final Instant LATER = NOW.plusSeconds(600);

    private static Verdict pause(Fixture ledger) {
        return ledger.apply(PauseSwitch.pause(ledger.state(), NOW));
    }

    private static Verdict resume(Fixture ledger, Instant at) {
        return ledger.apply(PauseSwitch.resume(ledger.state(), at));
    }

    @Test
    void aPauseWithdrawsTheDemandAndWhatHasBegunEnds() {
        var ledger = Fixture.study(10, 2, true);
        long demand = ledger.demand();
        ledger.run(1, "r");

        pause(ledger);

        assertThat(ledger.events(StudyPaused.class)).hasSize(1);
        assertThat(ledger.propose(demand, units(5))).isInstanceOf(Ignored.class);
        ledger.ended(1, 1, "r", Fixture.completed(1.0));
        assertThat(ledger.events(TrialEnded.class)).hasSize(1);
        assertThat(ledger.state().state()).isEqualTo(StudyState.PAUSED);
        assertThat(ledger.events(ProposalsWanted.class)).hasSize(1);
    }

    @Test
    void itAsksAgainWhenItIsResumed() {
        var ledger = Fixture.study(10, 2, true);
        pause(ledger);

        resume(ledger, LATER);

        assertThat(ledger.events(StudyResumed.class)).hasSize(1);
        assertThat(ledger.events(ProposalsWanted.class)).hasSize(2);
        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
    }

    @Test
    void whatIsTwiceIsOnceAndWhatIsOverStaysOver() {
        var ledger = Fixture.study(10, 2, true);
        assertThat(resume(ledger, NOW)).isInstanceOf(Ignored.class);
        pause(ledger);
        assertThat(pause(ledger)).isInstanceOf(Ignored.class);
        ledger.cancel();

        assertThat(pause(ledger)).isInstanceOf(Impossible.class);
        assertThat(resume(ledger, LATER)).isInstanceOf(Impossible.class);
        assertThat(ledger.state().state()).isEqualTo(StudyState.CANCELLED);
    }

    @Test
    void itsTimeStandsStillInPauses() {
        var spec = Fixture.spec(10, 1, true, 0.2);
        var ledger = Fixture.study(spec.withSearch(spec.search().withStop(new StopWhen(60.0, null))));
        pause(ledger);
        resume(ledger, LATER);

        assertThat(ledger.state().deadline()).isEqualTo(LATER.plusSeconds(60));
        assertThat(StudyChanges.close(ledger.state(), LATER.plusSeconds(59))).isInstanceOf(Ignored.class);
        assertThat(StudyChanges.close(ledger.state(), LATER.plusSeconds(60))).isInstanceOf(Decision.class);
    }

    @Test
    void aPausedStudyMayBeGivenLessTimeThanItWasPausedFor() {
        var ledger = Fixture.study(10, 1, true);
        pause(ledger);

        Bounds shorter = new Bounds(10, 1, 1, new StopWhen(60.0, null), "");

        assertThat(StudyChanges.change(ledger.state(), shorter, LATER)).isInstanceOf(Decision.class);
    }

    @Test
    void configurationsCanBeEnqueuedMeanwhile() {
        var ledger = Fixture.study(10, 1, true);
        pause(ledger);

        ledger.apply(Sequencer.enqueue(ledger.state(), ledger.trial(1).configuration(), NOW));

        assertThat(ledger.trial(2).origin()).isEqualTo(Trial.ENQUEUED);
        assertThat(ledger.state().state()).isEqualTo(StudyState.PAUSED);
    }
}
