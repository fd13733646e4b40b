package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.NetworkSize;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.FitTimer;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposerTest {

    private final Proposer proposer = new Proposer(FitTimer.none());

    private static Configuration units(int units) {
        return new Configuration(Map.of("units", units));
    }

    private static StudyScript script(Search.Algorithm algorithm, int high) {
        return new StudyScript("s", 2, StudyScript.spec("s", algorithm, 1, new IntParameter("units", 1, high)));
    }

    private static StudyState state(StudyScript script, StudyEvent... events) {
        StudyState state = StudyState.opened(script.opened());
        for (StudyEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    @Test
    void holdsOnToNothingOfAStudyThatIsNoLongerInMemory() throws InterruptedException {
        WeakReference<SearchSpace> space = answered();

        for (int round = 0; round < 100 && space.get() != null; round++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(space.get()).isNull();
        Reference.reachabilityFence(proposer);
    }

    /** The space of a study that was answered and let go of. */
    private WeakReference<SearchSpace> answered() {
        StudyScript script = script(Search.Algorithm.RANDOM, 100);
        StudyState state = state(script, script.trialOpened(1, units(1)), script.completed(1, 5));
        proposer.answer(state, Optional.empty(), script.wanted(1, 50));
        return new WeakReference<>(state.spec().parameters());
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void proposesAtMostWhatIsWantedAndWhatTheBudgetHasLeft(Search.Algorithm algorithm) {
        StudyScript script = script(algorithm, 100);
        StudyState state = state(script);

        var wanted = (TrialsProposed)
                proposer.answer(state, Optional.empty(), script.wanted(4, 50)).message();
        var left = (TrialsProposed)
                proposer.answer(state, Optional.empty(), script.wanted(4, 2)).message();

        assertThat(wanted.proposals()).hasSize(4).allMatch(proposal -> proposal instanceof NewTrial);
        assertThat(left.proposals()).hasSize(2);
        assertThat(left.incarnation()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void waitsForPendingTrialsBeforeItSaysThatNothingIsLeft(Search.Algorithm algorithm) {
        StudyScript script = script(algorithm, 2);
        StudyState pending =
                state(script, script.trialOpened(1, units(1)), script.trialOpened(2, units(2)), script.completed(1, 5));
        var whilePending = (TrialsProposed)
                proposer.answer(pending, Optional.empty(), script.wanted(1, 9)).message();

        StudyState ended = pending.after(script.completed(2, 4));
        var after = (NothingLeft)
                proposer.answer(ended, Optional.empty(), script.wanted(1, 9)).message();

        assertThat(whilePending.proposals()).isEmpty();
        assertThat(after.winner()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void proposesNothingInAClosedStudyAndEndsItOnceItsTrialsHaveEnded(Search.Algorithm algorithm) {
        StudyScript script = script(algorithm, 50);
        StudyState pending =
                state(script, script.trialOpened(1, units(1)), script.trialOpened(2, units(2)), script.completed(1, 5));
        var whilePending = (TrialsProposed) proposer.answer(pending, Optional.empty(), script.closed("time is up"))
                .message();

        StudyState ended = pending.after(script.completed(2, 4));
        var after = (NothingLeft) proposer.answer(ended, Optional.empty(), script.closed("time is up"))
                .message();

        assertThat(whilePending.proposals()).isEmpty();
        assertThat(after.winner()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void proposesNothingThatAWorkerWouldRefuseAsTooLarge(Search.Algorithm algorithm) {
        StudySpec spec = StudyScript.spec(
                        "s", algorithm, 1, new IntParameter("units", 1, 200), new IntParameter("layers", 1, 3))
                .withLimits(new Limits(20_000L, null, 1L << 40, null));
        var extent = new Extent(
                3, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {1000}), Lengths.of(new long[] {200}), 50_000);
        var script = new StudyScript("s", 2, spec);
        StudyState state = StudyState.opened(script.opened(extent));

        var answer = (TrialsProposed)
                proposer.answer(state, Optional.empty(), script.wanted(12, 30)).message();

        assertThat(answer.proposals()).hasSize(12).allSatisfy(proposal -> {
            Configuration settings = spec.settings(((NewTrial) proposal).configuration());
            assertThat(NetworkSize.of(settings, 3, 1, false).parameters()).isLessThanOrEqualTo(20_000);
        });
        assertThat(answer.proposals())
                .as("and not just the smallest")
                .anySatisfy(proposal -> assertThat(
                                ((NewTrial) proposal).configuration().integer("units"))
                        .isGreaterThan(25));
    }

    @ParameterizedTest
    @EnumSource(Search.Algorithm.class)
    void saysThatNothingIsLeftWhereConstraintsForbidTheRest(Search.Algorithm algorithm) {
        StudySpec free = StudyScript.spec("s", algorithm, 1, new IntParameter("units", 1, 9));
        var script = new StudyScript("s", 2, free.withConstraints(List.of(new Inequality("units * 3 <= 8"))));
        StudyState first = state(script, script.trialOpened(1, units(1)));

        var other = (TrialsProposed)
                proposer.answer(first, Optional.empty(), script.wanted(3, 9)).message();
        StudyState both = first.after(script.trialOpened(2, units(2)));
        var whilePending = (TrialsProposed)
                proposer.answer(both, Optional.empty(), script.wanted(3, 9)).message();
        StudyState ended = both.after(script.completed(1, 5)).after(script.completed(2, 6));
        TrialProposal after =
                proposer.answer(ended, Optional.empty(), script.wanted(3, 9)).message();

        assertThat(other.proposals()).containsExactly(new NewTrial(units(2), free.fullRung()));
        assertThat(whilePending.proposals()).isEmpty();
        assertThat(after)
                .isInstanceOfSatisfying(
                        NothingLeft.class, left -> assertThat(left.winner()).isEqualTo(1));
    }

    @Test
    void namesNoWinnerWhereNoTrialCompleted() {
        StudyScript script = script(Search.Algorithm.RANDOM, 9);
        StudyState state = state(script, script.trialOpened(1, units(1)), script.infeasible(1));

        var answer = (NothingLeft)
                proposer.answer(state, Optional.empty(), script.wanted(1, 0)).message();

        assertThat(answer.winner()).isNull();
    }
}
