package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeveralObjectivesTest {

    private final Proposer proposer = new Proposer(FitTimer.none());

    private static StudySpec spec(Search.Algorithm algorithm, int high) {
        return StudyScript.spec("s", algorithm, 1, new IntParameter("units", 1, high))
                .withObjectives(List.of(new Objective("rmse", null), new Objective("parameters", null)));
    }

    private static Configuration units(long units) {
        return new Configuration(Map.of("units", units));
    }

    /** The error falls and the size grows with the units; from 40 on there is nothing to gain. */
    private static Map<String, Double> values(long units) {
        return Map.of("rmse", Math.max(0, 40 - units) + 0.1 * units, "parameters", 10.0 * units);
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void everyAlgorithmSearchesToTheEndAndTheFrontsKneeWins(Search.Algorithm algorithm) {
        var script = new StudyScript("s", 1, spec(algorithm, 24));
        StudyState state = StudyState.opened(script.opened());
        Optional<Fit> fit = Optional.empty();
        Set<Long> tried = new HashSet<>();
        Integer winner = null;
        while (winner == null) {
            var demand = script.wanted(2, 24 - tried.size());
            Answer answer = proposer.answer(state, fit, demand);
            fit = answer.fit();
            state = state.after(demand);
            if (answer.message() instanceof NothingLeft end) {
                winner = end.winner();
                continue;
            }
            for (TrialProposal.Proposal proposal : ((TrialsProposed) answer.message()).proposals()) {
                Configuration configuration = ((NewTrial) proposal).configuration();
                long units = configuration.integer("units");
                assertThat(tried.add(units)).isTrue();
                state = state.after(script.trialOpened(tried.size(), configuration));
                state = state.after(
                        units == 7 ? script.infeasible(tried.size()) : script.completed(tried.size(), values(units)));
            }
        }

        assertThat(tried).hasSize(24);
        assertThat(state.front().members()).hasSize(23);
        Configuration knee = state.history().trial(winner).orElseThrow().configuration();
        assertThat(knee).isEqualTo(state.best().orElseThrow().configuration());
        assertThat(knee.integer("units")).isBetween(11, 14);
    }

    @Test
    void threeObjectivesAreSearchedTogetherToo() {
        StudySpec spec = spec(Search.Algorithm.BAYESIAN, 500)
                .withObjectives(List.of(
                        new Objective("rmse", null),
                        new Objective("parameters", null),
                        new Objective("trainingSeconds", null)));
        var script = new StudyScript("s", 1, spec);
        StudyState state = StudyState.opened(script.opened());
        for (int i = 1; i <= 8; i++) {
            state = state.after(script.trialOpened(i, units(60L * i)));
            state = state.after(script.completed(
                    i, Map.of("rmse", 9.0 - i, "parameters", 100.0 * i, "trainingSeconds", 3.0 + i % 3)));
        }

        var demand = script.wanted(4, 50);
        Answer answer = proposer.answer(state, Optional.empty(), demand);
        Answer again = proposer.answer(state, Optional.empty(), demand);

        var proposed = (TrialsProposed) answer.message();
        assertThat(proposed.proposals()).hasSize(4).doesNotHaveDuplicates();
        assertThat(answer.fit()).isPresent();
        assertThat(again.message()).isEqualTo(proposed);
    }

    @Test
    void promotesTheTrialsOfTheFrontItsMiddleFirst() {
        StudySpec plain = spec(Search.Algorithm.RANDOM, 90);
        var script = new StudyScript(
                "s",
                1,
                plain.withSearch(
                        plain.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 2.0, 3.0, Fidelity.Scheme.ASHA))));
        Rung first = script.spec().firstRung();
        StudyState state = StudyState.opened(script.opened());
        double[][] found = {{9, 9}, {1, 8}, {2, 2}, {8, 1}, {9, 8}, {8, 9}};
        for (int i = 0; i < found.length; i++) {
            Map<String, Double> values = Map.of("rmse", found[i][0], "parameters", found[i][1]);
            state = state.after(script.trialOpened(i + 1, units(i + 1), first));
            state = state.after(script.ended(
                    i + 1,
                    new Outcome.Completed(found[i][0], values, List.of(), 2, false, "epochs", 9, 1, null)
                            .withValues(values)));
        }

        var answer = (TrialsProposed)
                proposer.answer(state, Optional.empty(), script.wanted(2, 50)).message();

        // two of six; the ends of the front add less than its middle, trial 3, and as much as each other
        assertThat(answer.proposals())
                .extracting(proposal -> ((GoOn) proposal).trial())
                .containsExactly(3, 2);
    }
}
