package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.FitTimer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole searches in rungs, with a ledger that opens whatever is proposed. */
class RungsProposedTest {

    private final Map<Integer, Configuration> configurations = new HashMap<>();
    private final Map<Integer, Rung> open = new HashMap<>();
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final Proposer proposer = new Proposer(FitTimer.none());
    private StudyScript script;
    private StudyState state;

    private static StudySpec spec(Fidelity.Scheme scheme, Search.Algorithm algorithm) {
        StudySpec spec =
                StudyScript.spec("s", algorithm, 7, new FloatParameter("learningRate", 1e-4, 1e-2, true, null));
        return spec.withSearch(spec.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 2.0, 3.0, scheme)));
    }

    /** Each rung is nearer to its trial's own end; trials end in the order in which they were opened. */
    private static double score(Configuration configuration, Rung rung) {
        double x = Math.log10((double) configuration.values().get("learningRate"));
        return 1 + (x + 3) * (x + 3) + 2.0 / rung.epochs();
    }

    /** The search of so many trials, two at a time, to its end; the winner. */
    private int run(StudySpec spec, int trials) {
        script = new StudyScript("s", 1, spec);
        state = StudyState.opened(script.opened());
        while (true) {
            var demand = script.wanted(2 - open.size(), trials - configurations.size());
            TrialProposal answer =
                    proposer.answer(state, Optional.empty(), demand).message();
            take(demand);
            if (answer instanceof NothingLeft end) {
                assertThat(open).isEmpty();
                return end.winner();
            }
            ((TrialsProposed) answer).proposals().forEach(this::open);
            assertThat(queue).isNotEmpty();
            int ended = queue.removeFirst();
            Rung rung = open.remove(ended);
            boolean full = rung.number() == spec.fullRung().number();
            take(script.completedAt(ended, rung, score(configurations.get(ended), rung), full));
        }
    }

    private void open(Proposal proposal) {
        proposals.add(proposal);
        int number = configurations.size() + 1;
        Rung rung;
        if (proposal instanceof GoOn onward) {
            number = onward.trial();
            rung = onward.rung();
        } else {
            var fresh = (NewTrial) proposal;
            configurations.put(number, fresh.configuration());
            rung = fresh.rung();
        }
        open.put(number, rung);
        queue.add(number);
        take(script.trialOpened(number, configurations.get(number), rung));
    }

    private void take(StudyEvent event) {
        state = state.after(event);
    }

    private long openedAt(int rung) {
        return proposals.stream()
                .map(proposal -> proposal instanceof GoOn onward ? onward.rung() : ((NewTrial) proposal).rung())
                .filter(at -> at.number() == rung)
                .count();
    }

    private int bestOfAll() {
        return configurations.keySet().stream()
                .min((a, b) -> Double.compare(
                        score(configurations.get(a), new Rung(1, 1, 1, 1)),
                        score(configurations.get(b), new Rung(1, 1, 1, 1))))
                .orElseThrow();
    }

    @Test
    void oneInThreeGoesOnAndTheWinnerIsFullyTrained() {
        StudySpec spec = spec(Fidelity.Scheme.ASHA, Search.Algorithm.RANDOM); // 2, 6, 18, 50 epochs

        int winner = run(spec, 27);

        assertThat(spec.rungs()).hasSize(4);
        assertThat(configurations).hasSize(27);
        assertThat(openedAt(1)).isEqualTo(27);
        assertThat(openedAt(2))
                .isBetween(9L, 15L); // asynchronous: some, about √n, were among the best for a while (Li et al. 2020)
        assertThat(openedAt(4)).isBetween(1L, 3L);
        assertThat(winner).isEqualTo(bestOfAll());
        assertThat(state.best().orElseThrow().rung()).isEqualTo(spec.fullRung());
    }

    @Test
    void aSearchTooShortToPromoteAnybodyTrainsItsBestToTheEnd() {
        int winner = run(spec(Fidelity.Scheme.ASHA, Search.Algorithm.RANDOM), 2);

        assertThat(winner).isEqualTo(bestOfAll());
        assertThat(openedAt(4)).isEqualTo(1);
    }

    @Test
    void hyperbandBeginsAtEveryRungInItsShares() {
        run(spec(Fidelity.Scheme.HYPERBAND, Search.Algorithm.RANDOM), 90);

        Map<Integer, Long> begun = new HashMap<>();
        proposals.stream()
                .filter(NewTrial.class::isInstance)
                .forEach(proposal -> begun.merge(((NewTrial) proposal).rung().number(), 1L, Long::sum));
        // 27, ceil(4/3 · 9) = 12, 6 and 4 of 49 trials begin at the rungs 1 to 4
        assertThat(begun.get(1)).isBetween(48L, 51L);
        assertThat(begun.get(2)).isBetween(20L, 24L);
        assertThat(begun.get(3)).isBetween(9L, 13L);
        assertThat(begun.get(4)).isBetween(6L, 9L);
    }

    @Test
    void aBayesianSearchGoesThroughRungsAndTheSameEventsGiveTheSameProposals() {
        run(spec(Fidelity.Scheme.HYPERBAND, Search.Algorithm.BAYESIAN), 15);
        var again = new RungsProposedTest();

        again.run(spec(Fidelity.Scheme.HYPERBAND, Search.Algorithm.BAYESIAN), 15);

        assertThat(again.proposals).isEqualTo(proposals);
    }
}
