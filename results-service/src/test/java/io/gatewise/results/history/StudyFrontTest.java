package io.gatewise.results.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyFrontTest {

    private static final List<Objective> OBJECTIVES =
            List.of(new Objective("gain", Direction.MAXIMIZE), new Objective("size", Direction.MINIMIZE));
    private static final StudySpec SPEC = StudySpec.external(
                    "s",
                    new SearchSpace(List.of(new IntParameter("x", 1, 99))),
                    OBJECTIVES.get(0),
                    Search.standard().withFidelity(new Fidelity(Fidelity.By.BUDGET, 0.1, 3.0, Fidelity.Scheme.ASHA)),
                    null)
            .withObjectives(OBJECTIVES);

    private final List<TrialRecord> trials = new ArrayList<>();

    private static RungScore score(int rung, double gain, double size, boolean exhausted) {
        return new RungScore(
                SPEC.rungs().get(rung - 1), gain, exhausted, Map.of("gain", gain, "size", size), Course.NONE);
    }

    private void trial(TrialState state, RungScore... scores) {
        int number = trials.size() + 1;
        trials.add(new TrialRecord(
                number,
                new Configuration(Map.of("x", number)),
                "proposed",
                scores.length == 0 ? SPEC.firstRung() : scores[scores.length - 1].rung(),
                state,
                List.of(scores)));
    }

    private List<Integer> members() {
        return StudyFront.of(SPEC, History.of(trials)).members().stream()
                .map(TrialRecord::number)
                .toList();
    }

    @Test
    void isWhatNoOtherIsBetterThanInEverythingTheBestOfTheFirstObjectiveFirst() {
        trial(TrialState.COMPLETED, score(3, 0.5, 10, true));
        trial(TrialState.COMPLETED, score(3, 0.9, 90, true));
        trial(TrialState.COMPLETED, score(3, 0.5, 20, true));
        trial(TrialState.COMPLETED, score(3, 0.8, 20, true));
        trial(TrialState.INFEASIBLE);

        assertThat(members()).containsExactly(2, 4, 1);
        assertThat(StudyFront.of(SPEC, History.of(trials)).winner())
                .hasValueSatisfying(winner -> assertThat(winner.number()).isEqualTo(4));
    }

    @Test
    void onlyTrialsThatWereTrainedFurthestAreCompared() {
        trial(TrialState.COMPLETED, score(1, 0.99, 1, false));
        trial(TrialState.COMPLETED, score(1, 0.4, 10, false), score(2, 0.5, 10, false), score(3, 0.6, 10, true));
        trial(TrialState.COMPLETED, score(1, 0.4, 9, true));

        assertThat(members()).containsExactly(2, 3);
    }

    @Test
    void thereIsNoneBeforeATrialCompleted() {
        trial(TrialState.OPEN);

        assertThat(members()).isEmpty();
        assertThat(StudyFront.of(SPEC, History.of(trials)).winner()).isEmpty();
    }

    @Test
    void placesAreThoseAmongTrialsThatBeganAlikeAtEachRung() {
        trial(TrialState.COMPLETED, score(1, 0.5, 10, false), score(2, 0.2, 10, false));
        trial(TrialState.COMPLETED, score(1, 0.6, 5, false), score(2, 0.9, 5, false));
        trial(TrialState.COMPLETED, score(2, 0.95, 1, false));

        History ranked = new Ranking(OBJECTIVES).withinRungs(History.of(trials));

        assertThat(ranked.trials().get(0).scores()).extracting(RungScore::score).containsExactly(1.0, 1.0);
        assertThat(ranked.trials().get(1).scores()).extracting(RungScore::score).containsExactly(0.0, 0.0);
        assertThat(ranked.trials().get(2).scores()).extracting(RungScore::score).containsExactly(0.0);
    }

    @Test
    void placesAtARungAreAmongAllThatHaveAScoreThereAndEqualOnesShareTheirs() {
        trial(TrialState.COMPLETED, score(1, 0.5, 10, true));
        trial(TrialState.COMPLETED, score(1, 0.6, 5, false), score(2, 0.9, 5, false));
        trial(TrialState.COMPLETED, score(2, 0.9, 5, false));

        History ranked = new Ranking(OBJECTIVES).at(2, History.of(trials));

        assertThat(ranked.trials().get(0).scoreAt(2)).hasValue(2);
        assertThat(ranked.trials().get(1).scoreAt(2)).hasValue(0);
        assertThat(ranked.trials().get(2).scoreAt(2)).hasValue(0);
    }
}
