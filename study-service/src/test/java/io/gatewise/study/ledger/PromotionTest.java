package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.dispatch.Requests;
import io.gatewise.study.ledger.Verdict.Impossible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trials that go on to higher rungs. */
class PromotionTest {

    private static final ArtifactReference CHECKPOINT = new ArtifactReference("checkpoints/1", "c", 9);

    private static StudySpec spec(int maxTrials, int parallelism, Fidelity.Scheme scheme) {
        StudySpec spec = Fixture.spec(maxTrials, parallelism, true, 0.2);
        return spec.withSearch(spec.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 5.0, 3.0, scheme)));
    }

    private static Fixture study(int maxTrials, int parallelism) {
        return Fixture.study(spec(maxTrials, parallelism, Fidelity.Scheme.ASHA));
    }

    private static Outcome completed(double score, boolean exhausted) {
        return new Outcome.Completed(
                score,
                Map.of("rmse", score),
                List.of(),
                1,
                exhausted,
                "epochs",
                1,
                1,
                null,
                List.of(),
                null,
                exhausted ? null : CHECKPOINT);
    }

    private static Rung rung(Fixture ledger, int number) {
        return ledger.state().spec().rungs().get(number - 1);
    }

    private static GoOn goOn(Fixture ledger, int trial, int rung) {
        return new GoOn(trial, rung(ledger, rung));
    }

    @Test
    void aTrialBeginsAtTheFirstRungAndIsOpenAgainUnderItsNumber() {
        var ledger = study(1, 1);
        ledger.complete(1, completed(3, false));

        ledger.propose(ledger.demand(), goOn(ledger, 1, 2));

        assertThat(ledger.state().spec().rungs()).extracting(Rung::epochs).containsExactly(5, 15, 50);
        assertThat(ledger.events(TrialOpened.class))
                .extracting(TrialOpened::rung)
                .containsExactly(rung(ledger, 1), rung(ledger, 2));
        assertThat(ledger.events(TrialOpened.class))
                .extracting(TrialOpened::origin)
                .containsExactly("default", "promoted");
        assertThat(ledger.state().numbered()).isEqualTo(1);
        assertThat(ledger.state().open()).isEqualTo(1);
        assertThat(ledger.state().ended()).isEqualTo(Tally.NONE);
        assertThat(ledger.trial(1).state()).isEqualTo(new TrialState.Queued(1));
    }

    @Test
    void itsRequestNamesTheCheckpointOfTheRungBelowAndTheTrialsOwnSeed() {
        var ledger = study(1, 1);
        ledger.complete(1, completed(3, false));

        ledger.propose(ledger.demand(), goOn(ledger, 1, 2));

        var request = (TrainTrial) Requests.training(ledger.state(), ledger.trial(1));
        assertThat(request.checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(request.rung()).isEqualTo(rung(ledger, 2));
        assertThat(request.key()).isEqualTo(new AttemptKey(ledger.state().id(), 1, 2, 1));
        assertThat(request.seed()).isEqualTo(ledger.state().spec().search().trialSeed(1));
    }

    @Test
    void eachRungHasItsOwnAttemptsAndItsFirstEndCounts() {
        var ledger = study(1, 1);
        ledger.run(1, "a");
        ledger.lost(1, 1);
        ledger.run(1, "b");
        ledger.lost(1, 2);
        ledger.complete(1, completed(3, false));
        ledger.propose(ledger.demand(), goOn(ledger, 1, 2));
        ledger.run(1, "c");
        ledger.lost(1, 1);
        ledger.run(1, "d");
        ledger.lost(1, 2);

        assertThat(ledger.trial(1).state().open()).isTrue(); // four were lost, but two of each rung
        ledger.complete(1, completed(2, false));
        assertThat(ledger.events(TrialEnded.class)).extracting(TrialEnded::rung).containsExactly(1, 2);
    }

    @Test
    void refusesWhatCannotGoOn() {
        var ledger = study(5, 5);
        ledger.propose(ledger.demand(), unit(ledger, 2), unit(ledger, 3), unit(ledger, 4));
        ledger.complete(1, completed(3, true));
        ledger.run(2, "r");
        ledger.ended(2, 1, "r", new Outcome.Infeasible("diverged", "NaN", List.of()));
        ledger.complete(3, completed(3, false));

        for (Proposal wrong : List.of(
                goOn(ledger, 1, 2), // exhausted
                goOn(ledger, 2, 2), // infeasible
                goOn(ledger, 4, 2), // open
                goOn(ledger, 9, 2), // not there
                goOn(ledger, 3, 3), // not the next rung
                goOn(ledger, 3, 1),
                new GoOn(3, new Rung(2, 16, 1, 1)))) {
            assertThat(ledger.propose(ledger.demand(), wrong)).as("%s", wrong).isInstanceOf(Impossible.class);
        }
    }

    private static NewTrial unit(Fixture ledger, long units) {
        return new NewTrial(new Configuration(Map.of("units", units)), rung(ledger, 1));
    }

    @Test
    void aTrialGoesOnOnceThoughAnAnswerNamesItTwice() {
        var ledger = study(3, 3);
        ledger.complete(1, completed(3, false));

        ledger.propose(ledger.demand(), goOn(ledger, 1, 2), goOn(ledger, 1, 2));

        assertThat(ledger.state().open()).isEqualTo(1);
        assertThat(ledger.decision().notes()).singleElement().asString().contains("can't go on");
    }

    @Test
    void aPromotionTakesASlotAndNoBudget() {
        var ledger = study(2, 1);
        ledger.complete(1, completed(3, false));
        ledger.propose(ledger.demand(), unit(ledger, 9));
        ledger.complete(2, completed(2, false));

        assertThat(ledger.state().budgetLeft()).isZero();
        ledger.propose(ledger.demand(), goOn(ledger, 2, 2), goOn(ledger, 1, 2));

        assertThat(ledger.state().open()).isEqualTo(1); // one slot
        assertThat(ledger.trial(2).state().open()).isTrue();
        assertThat(ledger.state().numbered()).isEqualTo(2);
    }

    @Test
    void onlyHyperbandsTrialsBeginHigher() {
        var asha = study(3, 3);
        var hyperband = Fixture.study(spec(3, 3, Fidelity.Scheme.HYPERBAND));
        var high = new NewTrial(new Configuration(Map.of("units", 9L)), rung(asha, 2));

        assertThat(asha.propose(asha.demand(), high)).isInstanceOf(Impossible.class);
        hyperband.propose(hyperband.demand(), high);

        assertThat(hyperband.trial(2).rung()).isEqualTo(rung(hyperband, 2));
    }

    /** Whatever the order: numbered = open + ended (Study checks it at each step), the budget and parallelism hold. */
    @Test
    void keepsBudgetAndParallelismInEveryCourse() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int budget = 1 + random.nextInt(9);
            int parallelism = 1 + random.nextInt(4);
            var ledger = Fixture.study(spec(budget, parallelism, Fidelity.Scheme.HYPERBAND));

            for (int step = 0; step < 3000 && ledger.state().state() == StudyState.RUNNING; step++) {
                step(ledger, random, step);
                assertThat(ledger.state().open()).isLessThanOrEqualTo(parallelism);
            }

            assertThat(ledger.state().state()).as("seed %d", seed).isIn(StudyState.EVALUATING, StudyState.FINISHED);
            assertThat(ledger.state().numbered()).as("seed %d", seed).isEqualTo(budget);
            assertThat(ledger.state().ended().sum()).isEqualTo(budget);
            long opened = ledger.events(TrialOpened.class).size();
            assertThat(ledger.events(TrialEnded.class)).hasSize((int) opened);
        }
    }

    private static void step(Fixture ledger, Random random, int step) {
        List<Integer> numbers =
                IntStream.rangeClosed(1, ledger.state().numbered()).boxed().toList();
        List<Integer> open = numbers.stream()
                .filter(number -> ledger.trial(number).state().open())
                .toList();
        if (!open.isEmpty() && (random.nextBoolean() || !(ledger.state().demand() instanceof Demand.Open))) {
            int trial = open.get(random.nextInt(open.size()));
            ledger.run(trial, "r" + step);
            int attempt = ledger.trial(trial).state().attempt();
            Outcome end = random.nextInt(4) == 0
                    ? new Outcome.Failed("broken")
                    : completed(step, ledger.trial(trial).rung().number() == 3);
            ledger.ended(trial, attempt, "r" + step, end);
            ledger.ended(trial, attempt, "r" + step, end);
        } else if (ledger.state().demand() instanceof Demand.Open demand) {
            answer(ledger, random, numbers, open, demand);
        }
    }

    private static void answer(
            Fixture ledger, Random random, List<Integer> numbers, List<Integer> open, Demand.Open demand) {
        var proposals = new ArrayList<Proposal>();
        numbers.stream()
                .filter(number -> ledger.trial(number)
                        .completed()
                        .filter(end -> !end.exhausted())
                        .isPresent())
                .filter(number -> random.nextInt(3) == 0)
                .forEach(number -> proposals.add(
                        goOn(ledger, number, ledger.trial(number).rung().number() + 1)));
        for (int i = 0; i < ledger.state().budgetLeft(); i++) {
            proposals.add(new NewTrial(
                    new Configuration(Map.of("units", 1L + random.nextInt(100))), rung(ledger, 1 + random.nextInt(3))));
        }
        if (!proposals.isEmpty()) {
            ledger.propose(demand.sequence(), proposals.toArray(Proposal[]::new));
        } else if (open.isEmpty()) {
            Integer winner = numbers.stream()
                    .filter(number -> ledger.trial(number).completed().isPresent())
                    .findFirst()
                    .orElse(null);
            ledger.nothingLeft(demand.sequence(), winner);
        }
    }
}
