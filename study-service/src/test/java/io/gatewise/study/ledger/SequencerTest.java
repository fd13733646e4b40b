package io.gatewise.study.ledger;

import static io.gatewise.study.ledger.Fixture.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Rung;
import io.gatewise.study.ledger.Verdict.Ignored;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequencerTest {

    @Test
    void opensWithTheDefaultSettingsAndAsksForTheOtherSlots() {
        var ledger = Fixture.study(10, 3, true);

        assertThat(ledger.events())
                .extracting(StudyEvent::getClass)
                .containsExactly((Class) StudyOpened.class, (Class) TrialOpened.class, (Class) ProposalsWanted.class);
        TrialOpened first = ledger.events(TrialOpened.class).get(0);
        assertThat(first.origin()).isEqualTo("default");
        assertThat(first.configuration().values()).isEqualTo(Map.of("units", 32L));
        ProposalsWanted demand = ledger.events(ProposalsWanted.class).get(0);
        assertThat(demand.count()).isEqualTo(2);
        assertThat(demand.newTrialsLeft()).isEqualTo(9);
        assertThat(demand.id().sequence()).isEqualTo(3);
    }

    private static Configuration configuration(long units) {
        return new Configuration(Map.of("units", units));
    }

    @Test
    void opensWhatIsKnownToBeGoodInItsOrderRightAfterTheDefaultSettings() {
        var ledger = Fixture.study(Fixture.spec(10, 2, true, null)
                .withKnownGood(List.of(configuration(9), configuration(32), configuration(4))));

        assertThat(ledger.events(TrialOpened.class))
                .extracting(
                        TrialOpened::origin, opened -> opened.configuration().values())
                .as("32 is the default")
                .containsExactly(
                        tuple("default", Map.of("units", 32L)),
                        tuple("enqueued", Map.of("units", 9L)),
                        tuple("enqueued", Map.of("units", 4L)));
        assertThat(ledger.state().budgetLeft()).isEqualTo(7);
        assertThat(ledger.events(ProposalsWanted.class)).isEmpty();
        ledger.complete(1, 1);
        assertThat(ledger.events(ProposalsWanted.class)).isEmpty();
        ledger.complete(2, 1);
        assertThat(ledger.events(ProposalsWanted.class)).hasSize(1);
    }

    @Test
    void demandsAnewForWhatIsLeftWhenAUserEnqueues() {
        var ledger = Fixture.study(3, 2, false);
        long old = ledger.demand();

        ledger.apply(Sequencer.enqueue(ledger.state(), configuration(7), Fixture.NOW));
        assertThat(ledger.propose(old, units(5), units(6))).isInstanceOf(Ignored.class);

        ProposalsWanted demand = ledger.events(ProposalsWanted.class).get(1);
        assertThat(demand.count()).isEqualTo(1);
        assertThat(demand.newTrialsLeft()).isEqualTo(2);
        ledger.propose(ledger.demand(), units(5));
        ledger.apply(Sequencer.enqueue(ledger.state(), configuration(8), Fixture.NOW));
        assertThat(ledger.trial(3).origin()).isEqualTo("enqueued");
        assertThat(ledger.state().budgetLeft()).isZero();
        assertThat(ledger.state().demand()).isEqualTo(new Demand.None());
        assertThat(Sequencer.enqueue(ledger.state(), configuration(9), Fixture.NOW))
                .isEqualTo(new Impossible("all 3 trials of maxTrials have their number"));
    }

    @Test
    void reopensTheAskingThatRestedWhenAUserEnqueues() {
        var ledger = Fixture.study(10, 3, true);
        ledger.propose(ledger.demand());
        assertThat(ledger.state().demand()).isEqualTo(new Demand.Resting());

        ledger.apply(Sequencer.enqueue(ledger.state(), configuration(7), Fixture.NOW));

        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
        assertThat(ledger.events(ProposalsWanted.class).get(1).count()).isEqualTo(1);
    }

    @Test
    void asksForNothingWhileTheDefaultSettingsTakeTheOnlySlot() {
        var ledger = Fixture.study(10, 1, true);

        assertThat(ledger.state().demand()).isEqualTo(new Demand.None());
        assertThat(ledger.events(ProposalsWanted.class)).isEmpty();
    }

    @Test
    void opensWhatWasProposedAndAsksNoMoreOnceAllSlotsAreTaken() {
        var ledger = Fixture.study(10, 3, true);

        ledger.propose(ledger.demand(), units(5), units(6));

        assertThat(ledger.state().open()).isEqualTo(3);
        assertThat(ledger.events(TrialOpened.class))
                .extracting(TrialOpened::trial)
                .containsExactly(1, 2, 3);
        assertThat(ledger.state().demand()).isEqualTo(new Demand.None());
    }

    @Test
    void takesAnAnswerOnlyOnce() {
        var ledger = Fixture.study(10, 3, true);
        long demand = ledger.demand();
        ledger.propose(demand, units(5), units(6));

        Verdict second = ledger.propose(demand, units(5), units(6));

        assertThat(second).isInstanceOf(Ignored.class);
        assertThat(ledger.state().numbered()).isEqualTo(3);
    }

    @Test
    void ignoresAnswersToOlderDemandsAndRefusesThoseToDemandsThatNeverWere() {
        var ledger = Fixture.study(10, 2, false);
        long first = ledger.demand();
        ledger.propose(first, units(5));
        ledger.complete(1, 1.0);
        long second = ledger.demand();

        assertThat(ledger.propose(first, units(6))).isInstanceOf(Ignored.class);
        assertThat(ledger.propose(second + 1, units(6))).isInstanceOf(Impossible.class);
        assertThat(ledger.nothingLeft(second + 1, 1)).isInstanceOf(Impossible.class);
        assertThat(ledger.demand()).isEqualTo(second);
    }

    @Test
    void refusesAnswersOfALaterIncarnationAndIgnoresThoseOfAnEarlier() {
        var ledger = Fixture.study(10, 2, false);
        Study restored = withIncarnation(ledger.state(), 2);

        Verdict late = Sequencer.propose(
                restored,
                new TrialsProposed(restored.id(), 1, ledger.demand(), List.of(units(1))),
                none -> Optional.empty(),
                Fixture.NOW);
        Verdict early = Sequencer.propose(
                ledger.state(),
                new TrialsProposed(restored.id(), 2, ledger.demand(), List.of(units(1))),
                none -> Optional.empty(),
                Fixture.NOW);

        assertThat(late).isInstanceOf(Ignored.class);
        assertThat(early).isInstanceOf(Impossible.class);
    }

    private static Study withIncarnation(Study study, int incarnation) {
        return new Study(
                study.id(),
                incarnation,
                study.spec(),
                study.data(),
                study.start(),
                study.costs(),
                study.begun(),
                study.pauses(),
                study.bounds(),
                study.state(),
                study.sequence(),
                study.numbered(),
                study.imported(),
                study.open(),
                study.ended(),
                study.demand(),
                study.looks(),
                study.winner(),
                study.reason());
    }

    @Test
    void asksAgainOnlyAfterAnEndWhenTheAnswerWasShort() {
        var ledger = Fixture.study(10, 3, true);
        ledger.propose(ledger.demand(), units(5));

        assertThat(ledger.state().demand()).isEqualTo(new Demand.Resting());
        assertThat(ledger.state().slotsFree()).isEqualTo(1);

        ledger.complete(1, 1.0);

        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
        assertThat(ledger.events(ProposalsWanted.class).get(1).count()).isEqualTo(2);
    }

    @Test
    void asksAgainAtOnceAfterAShortAnswerThatAnEndHasOvertaken() {
        var ledger = Fixture.study(10, 2, true);
        long demand = ledger.demand();
        ledger.complete(1, 1.0);

        ledger.propose(demand);

        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
        assertThat(ledger.demand()).isGreaterThan(demand);
        assertThat(ledger.events(ProposalsWanted.class).get(1).count()).isEqualTo(2);
    }

    @Test
    void refusesAnEmptyAnswerAfterWhichNothingWouldEverHappen() {
        var ledger = Fixture.study(10, 2, false);

        Verdict verdict = ledger.propose(ledger.demand());

        assertThat(verdict).isInstanceOf(Impossible.class);
        assertThat(ledger.state().demand()).isInstanceOf(Demand.Open.class);
    }

    @Test
    void opensNeitherMoreThanWantedNorMoreThanTheBudget() {
        var ledger = Fixture.study(3, 2, false);

        ledger.propose(ledger.demand(), units(1), units(2), units(3));
        assertThat(ledger.state().numbered()).isEqualTo(2);
        ledger.complete(1, 1.0);
        ledger.complete(2, 1.0);
        ledger.propose(ledger.demand(), units(4), units(5));

        assertThat(ledger.state().numbered()).isEqualTo(3);
        assertThat(ledger.state().budgetLeft()).isZero();
        assertThat(ledger.decision().notes()).hasSize(1);
    }

    @Test
    void opensOnlyTheAnswersWantedThoughSlotsHaveBecomeFreeSince() {
        var ledger = Fixture.study(10, 2, true);
        long demand = ledger.demand();
        ledger.complete(1, 1.0);

        ledger.propose(demand, units(5), units(6));

        assertThat(ledger.state().open()).isEqualTo(1);
        assertThat(ledger.events(ProposalsWanted.class)).hasSize(2);
    }

    @Test
    void leavesOutProposalsThatAreNotInTheSpaceAndAsksForMore() {
        var ledger = Fixture.study(10, 3, true);
        var outside = new NewTrial(
                new Configuration(Map.of("units", 101L)), ledger.state().spec().fullRung());

        ledger.propose(ledger.demand(), outside, units(5));

        assertThat(ledger.state().open()).isEqualTo(2);
        assertThat(ledger.decision().notes()).singleElement().asString().contains("units: need int in [1, 100]");
        assertThat(ledger.events(ProposalsWanted.class).get(1).count()).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerOfWhichNothingIsLegalAndKeepsItsDemand() {
        var ledger = Fixture.study(10, 3, true);
        long demand = ledger.demand();
        var unknownRung = new NewTrial(new Configuration(Map.of("units", 1L)), new Rung(1, 7, 1, 1.0));

        Verdict verdict = ledger.propose(demand, unknownRung, new GoOn(1, new Rung(2, 7, 1, 1.0)));

        assertThat(verdict).isInstanceOf(Impossible.class);
        assertThat(ledger.demand()).isEqualTo(demand);
    }

    @Test
    void takesWholeNumbersInTheirParametersType() {
        var ledger = Fixture.study(10, 2, true);
        var asDouble = new NewTrial(
                new Configuration(Map.of("units", 5.0)), ledger.state().spec().fullRung());

        ledger.propose(ledger.demand(), asDouble);

        assertThat(ledger.trial(2).configuration().values()).isEqualTo(Map.of("units", 5L));
    }

    /** Whatever the order in which things come: budget, parallelism and sequence hold, and the study ends. */
    @Test
    void keepsBudgetParallelismAndSequenceInEveryCourse() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int budget = 1 + random.nextInt(12);
            int parallelism = 1 + random.nextInt(5);
            var ledger = Fixture.study(budget, parallelism, random.nextBoolean());

            new RandomCourse(ledger, random).play();

            assertThat(ledger.state().state()).as("seed %d", seed).isIn(StudyState.EVALUATING, StudyState.FINISHED);
            assertThat(ledger.state().numbered()).as("seed %d", seed).isEqualTo(budget);
            assertThat(ledger.state().open()).isZero();
            assertThat(ledger.events(TrialEnded.class)).hasSize(budget);
            assertThat(ledger.events())
                    .extracting(event -> event.id().sequence())
                    .isEqualTo(LongStream.rangeClosed(1, ledger.events().size())
                            .boxed()
                            .toList());
        }
    }
}
