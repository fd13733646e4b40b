package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Stagnation;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches of a space of 121 points whose losses hardly differ beside the noise. */
class StagnationRuleTest {

    private static final int BUDGET = 100;

    private final Proposer proposer = new Proposer(FitTimer.none());
    private final SplittableRandom random = new SplittableRandom(4);
    private StudyScript script;
    private StudyState state;
    private Optional<Fit> fit = Optional.empty();
    private Calm calm = Calm.NONE;

    private void open(Search.Algorithm algorithm, Stagnation stagnation) {
        StudySpec spec = StudyScript.spec("s", algorithm, 1, new IntParameter("units", 8, 128, true, null));
        script = new StudyScript("s", 1, spec.withSearch(spec.search().withStop(new StopWhen(null, null, stagnation))));
        state = StudyState.opened(script.opened());
    }

    private TrialProposal ask(int trials) {
        var demand = script.wanted(1, BUDGET - trials);
        Answer answer = proposer.answer(state, fit, calm, demand);
        state = state.after(demand);
        fit = answer.fit();
        calm = answer.calm();
        return answer.message();
    }

    /** Tries what is proposed, up to so many trials; how many there were. */
    private int play(int from, int to) {
        for (int number = from + 1; number <= to; number++) {
            if (!(ask(number - 1) instanceof TrialsProposed proposed)) {
                return number - 1;
            }
            Configuration trial = ((NewTrial) proposed.proposals().get(0)).configuration();
            state = state.after(script.trialOpened(number, trial));
            double loss = 0.02 * Math.abs(Math.log(trial.real("units") / 40)) + 0.1 * random.nextGaussian();
            state = state.after(script.completed(number, loss));
        }
        return to;
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void endsASearchWhoeverProposes(Search.Algorithm algorithm) {
        open(algorithm, new Stagnation(10, 5));

        int trials = play(0, BUDGET);

        assertThat(trials).isBetween(10, BUDGET - 1);
        assertThat(ask(trials)).isInstanceOfSatisfying(NothingLeft.class, end -> {
            assertThat(end.winner()).isEqualTo(state.best().orElseThrow().number());
            assertThat(end.reason())
                    .matches(
                            "stopped: the improvement that a trial is expected to bring, [0-9.e-]+, is below the noise,"
                                    + " [0-9.]+, and has been for \\d+ trials");
        });
    }

    @Test
    void leavesOpenTrialsTheirTime() {
        open(Search.Algorithm.BAYESIAN, new Stagnation(10, 5));
        int trials = play(0, BUDGET);
        state = state.after(script.trialOpened(trials + 1, new Configuration(java.util.Map.of("units", 9))));

        TrialProposal answer = ask(trials + 1);

        assertThat(answer).isInstanceOfSatisfying(TrialsProposed.class, none -> {
            assertThat(none.proposals()).isEmpty();
            assertThat(none.reason()).startsWith("stopped: ").contains("noise");
        });
    }

    @Test
    void goesOnWhereNobodyAsksForIt() {
        open(Search.Algorithm.BAYESIAN, null);

        assertThat(play(0, 60)).isEqualTo(60);
        assertThat(calm).isEqualTo(Calm.NONE);
    }

    @Test
    void endsNoSearchBeforeTheFewestTrials() {
        open(Search.Algorithm.BAYESIAN, new Stagnation(50, 2));

        assertThat(play(0, BUDGET)).isGreaterThanOrEqualTo(50);
    }

    @Test
    void beginsAnewAfterAChange() {
        open(Search.Algorithm.BAYESIAN, new Stagnation(10, 5));
        int trials = play(0, BUDGET);

        // the service forgets since when it was calm, see StudyEntry
        state = state.after(script.changed(200, 1, state.spec().search().stop()));
        calm = Calm.NONE;
        int more = play(trials, BUDGET);

        assertThat(more).isGreaterThanOrEqualTo(trials + 4);
    }

    @Test
    void countsTrialsFromTheFirstLookThatExpectsNothing() {
        Calm begun = Calm.NONE.after(true, 12);

        assertThat(begun.trials(12)).isEqualTo(1);
        assertThat(begun.after(true, 16).trials(16)).isEqualTo(5);
        assertThat(begun.after(false, 13)).isEqualTo(Calm.NONE);
        assertThat(begun.after(true, 3)).as("a higher rung has fewer trials").isEqualTo(new Calm(3));
    }
}
