package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.study.Outcome;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Plays a study to its end in a random order, with duplicates, failures and short answers. */
final class RandomCourse {

    private final Fixture ledger;
    private final Random random;
    private int runs;

    RandomCourse(Fixture ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
    }

    void play() {
        for (int step = 0; step < 2000 && ledger.state().state() == StudyState.RUNNING; step++) {
            if (random.nextBoolean()) {
                answer();
            } else {
                work();
            }
            assertThat(ledger.state().open())
                    .isLessThanOrEqualTo(ledger.state().bounds().parallelism());
        }
    }

    private void answer() {
        if (!(ledger.state().demand() instanceof Demand.Open demand)) {
            return;
        }
        Study study = ledger.state();
        boolean searchOver = study.budgetLeft() == 0;
        boolean mayBeShort = study.open() > 0 || study.sequence() > demand.sequence();
        int most = Math.min(demand.count(), study.budgetLeft());
        int count = mayBeShort ? random.nextInt(most + 1) : most;
        if (searchOver) {
            ledger.nothingLeft(demand.sequence(), winner());
        } else {
            ledger.propose(demand.sequence(), proposals(count));
            ledger.propose(demand.sequence(), proposals(count));
        }
    }

    private static Proposal[] proposals(int count) {
        return IntStream.range(0, count).mapToObj(i -> Fixture.units(1 + i)).toArray(Proposal[]::new);
    }

    private Integer winner() {
        return IntStream.rangeClosed(1, ledger.state().numbered())
                .filter(number -> ledger.trial(number).completed().isPresent())
                .boxed()
                .findFirst()
                .orElse(null);
    }

    private void work() {
        List<Trial> open = IntStream.rangeClosed(1, ledger.state().numbered())
                .mapToObj(ledger::trial)
                .filter(trial -> trial.state().open())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Trial trial = open.get(random.nextInt(open.size()));
        int attempt = trial.state().attempt();
        String run = "r" + runs++;
        ledger.run(trial.number(), run);
        switch (random.nextInt(5)) {
            case 0 -> ledger.lost(trial.number(), attempt);
            case 1 -> twice(trial.number(), attempt, run, new Outcome.Failed("broken"));
            case 2 -> ledger.givenBack(trial.number(), attempt, run, null);
            case 3 -> twice(trial.number(), attempt, run, new Outcome.Infeasible("diverged", "", List.of()));
            default -> twice(trial.number(), attempt, run, Fixture.completed(runs));
        }
    }

    private void twice(int trial, int attempt, String run, Outcome outcome) {
        ledger.ended(trial, attempt, run, outcome);
        ledger.ended(trial, attempt, run, outcome);
    }
}
