package io.gatewise.results.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.StudyScript;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyStateTest {

    private static final Configuration POINT =
            new Configuration(Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    private static final Rung RUNG = new Rung(1, 50, 1, 1);

    private final StudyScript script = new StudyScript("s", 1, StudyScript.spec("s", Search.Algorithm.RANDOM, 1));

    private StudyState after(StudyState state, StudyEvent... events) {
        StudyState next = state;
        for (StudyEvent event : events) {
            next = next.after(event);
        }
        return next;
    }

    @Test
    void aTrialIsPendingFromItsOpeningToItsEnd() {
        StudyState opened = after(StudyState.opened(script.opened()), script.trialOpened(1, POINT));
        assertThat(opened.history().hasPending()).isTrue();

        StudyState ended = opened.after(script.completed(1, 3));

        assertThat(ended.history().hasPending()).isFalse();
        assertThat(opened.history().hasPending()).isTrue(); // the state before stays what it was
    }

    @Test
    void aFinishedStudyThatIsChangedGoesOnUnderItsNewBounds() {
        StudyState finished = after(StudyState.opened(script.opened()), script.finished(null));

        StudyState changed = finished.after(script.changed(40, 4, new StopWhen(null, 0.5)));
        StudyState again = changed.after(script.changed(50, 4, null));

        assertThat(changed.phase()).isEqualTo(StudyPhase.RUNNING);
        assertThat(changed.spec().search().stop().target()).isEqualTo(0.5);
        assertThat(again.spec().search().stop().target()).isEqualTo(0.5);
    }

    @Test
    void theWinnerHasTheBestScoreAndOfEqualsTheLowestNumber() {
        StudyState state = after(
                StudyState.opened(script.opened()),
                script.trialOpened(1, POINT),
                script.trialOpened(2, POINT),
                script.trialOpened(3, POINT),
                script.trialOpened(4, POINT),
                script.completed(4, 9),
                script.completed(3, 2),
                script.completed(2, 2),
                script.infeasible(1));

        assertThat(state.history().best(Direction.MINIMIZE, RUNG).map(TrialRecord::number))
                .contains(2);
        assertThat(state.history().best(Direction.MAXIMIZE, RUNG).map(TrialRecord::number))
                .contains(4);
    }

    @Test
    void cancellingEndsOpenTrials() {
        StudyState state = after(
                StudyState.opened(script.opened()),
                script.trialOpened(1, POINT),
                script.completed(1, 2),
                script.trialOpened(2, POINT),
                script.cancelled());

        assertThat(state.phase()).isEqualTo(StudyPhase.CANCELLED);
        assertThat(state.history().trials())
                .extracting(TrialRecord::state)
                .containsExactly(TrialState.COMPLETED, TrialState.CANCELLED);
    }

    @Test
    void aReopenedTrialIsPendingAgainAndKeepsItsLowerRungsScore() {
        StudyState state = after(
                StudyState.opened(script.opened()),
                script.trialOpened(1, POINT),
                script.completed(1, 2),
                script.trialOpened(1, POINT));

        assertThat(state.history().trials()).singleElement().satisfies(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.OPEN);
            assertThat(trial.score()).hasValue(2);
        });
    }

    @Test
    void aTrialHasAScoreForEachRungThatItCompleted() {
        StudyState state = after(
                StudyState.opened(script.opened()),
                script.trialOpened(1, POINT, rung(1)),
                script.completedAt(1, rung(1), 5, false),
                script.trialOpened(1, POINT, rung(2)),
                script.completedAt(1, rung(2), 3, true));

        TrialRecord trial = state.history().trials().get(0);
        assertThat(trial.scores()).containsExactly(new RungScore(rung(1), 5, false), new RungScore(rung(2), 3, true));
        assertThat(trial.scoreAt(1)).hasValue(5);
        assertThat(trial.scoreAt(3)).hasValue(3); // exhausted: no higher rung would change it
    }

    @Test
    void aLowRungsScoreNeverBeatsAHigherOnesButForAnExhaustedTrials() {
        StudyState state = after(
                StudyState.opened(script.opened()),
                script.trialOpened(1, POINT, rung(1)),
                script.completedAt(1, rung(1), 1, false),
                script.trialOpened(2, POINT, rung(2)),
                script.completedAt(2, rung(2), 7, false));
        StudyState stopped =
                after(state, script.trialOpened(3, POINT, rung(1)), script.completedAt(3, rung(1), 6, true));

        assertThat(state.history().best(Direction.MINIMIZE, rung(3)).map(TrialRecord::number))
                .contains(2);
        assertThat(stopped.history().best(Direction.MINIMIZE, rung(3)).map(TrialRecord::number))
                .contains(3);
    }

    private static Rung rung(int number) {
        return new Rung(number, 10 * number, 1, 1);
    }

    @Test
    void refusesTheEndOfATrialThatWasNeverOpened() {
        StudyState state = StudyState.opened(script.opened());
        StudyEvent end = script.ended(5, new Outcome.Failed("no"));

        assertThatThrownBy(() -> state.after(end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, NEXT",
        "1, 4, SEEN",
        "1, 1, SEEN",
        "1, 6, GAP",
        "2, 1, NEWER_INCARNATION",
        "2, 5, NEWER_INCARNATION",
        "0, 5, OLDER_INCARNATION"
    })
    void tellsAnEventsPlace(int incarnation, long sequence, Succession expected) {
        var study = new StudyId("s");

        var place = Succession.of(Optional.of(new EventId(study, 1, 4)), new EventId(study, incarnation, sequence));

        assertThat(place).isEqualTo(expected);
    }

    @Test
    void anUnknownStudyBeginsWithItsFirstEvent() {
        var study = new StudyId("s");

        assertThat(Succession.of(Optional.empty(), new EventId(study, 3, 1))).isEqualTo(Succession.NEXT);
        assertThat(Succession.of(Optional.empty(), new EventId(study, 3, 2))).isEqualTo(Succession.GAP);
    }
}
