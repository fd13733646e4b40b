package io.gatewise.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdvanceTest {

    private static final Configuration SMALL =
            new Configuration(Map.of("units", 8, "learningRate", 1e-3, "batchSize", 64));

    private static StudyScript script() {
        StudySpec plain = StudyScript.spec("advance", Search.Algorithm.RANDOM, 5);
        return new StudyScript(
                "advance",
                1,
                plain.withSearch(plain.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 2.0, 3.0, null))));
    }

    /** The steps that lead there, the opening aside. */
    private static List<Step> steps(StudyEvent.StudyOpened opened, StudyEvent... events) {
        var entry = Optional.of(Step.from(Optional.empty(), opened, StudyState.opened(opened), Optional.empty())
                .after());
        var steps = new ArrayList<Step>();
        for (StudyEvent event : events) {
            Step step = Step.from(entry, event, entry.get().state().after(event), Optional.empty());
            steps.add(step);
            entry = Optional.of(step.after());
        }
        return steps;
    }

    @Test
    void mayBeUndoneByACrashOnlyIfNothingOfItGoesOut() {
        StudyScript script = script();
        List<Step> steps =
                steps(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3), script.wanted(1, 9));

        assertThat(new Advance(steps.subList(0, 2)).mayGo()).isTrue();
        assertThat(new Advance(steps).mayGo()).isFalse();
    }

    @Test
    void namesTheTrialsThatMayBeThereAlreadyInOrder() {
        StudyScript script = script();
        var rungs = script.spec().rungs();
        List<Step> steps = steps(
                script.opened(),
                script.trialOpened(1, SMALL, rungs.get(0)),
                script.trialOpened(2, SMALL, rungs.get(0)),
                script.completedAt(2, rungs.get(0), 3, false),
                script.completedAt(1, rungs.get(0), 4, false),
                script.trialOpened(2, SMALL, rungs.get(1)),
                script.trialOpened(3, SMALL, rungs.get(0)));

        assertThat(new Advance(steps).changed()).containsExactly(1, 2);
    }

    @Test
    void needsStepsWithoutAGap() {
        StudyScript script = script();
        List<Step> steps =
                steps(script.opened(), script.trialOpened(1, SMALL), script.completed(1, 3), script.wanted(1, 9));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Advance(List.of(steps.get(0), steps.get(2))))
                .withMessageContaining("next step");
    }
}
