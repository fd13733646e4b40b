package io.gatewise.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.Course;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a restarted service knows of learning curves. */
@QuarkusTest
class StoredCourseTest extends ServiceTest {

    @Inject
    ResultsStore store;

    @Test
    void itIsWhatTheEventsTold() {
        StudySpec plain = StudyScript.spec("stored-course", Search.Algorithm.RANDOM, 5);
        StudySpec spec =
                plain.withSearch(plain.search().withFidelity(new Fidelity(Fidelity.By.EPOCHS, 2.0, 3.0, null)));
        var script = new StudyScript("stored-course", 1, spec);
        List<Rung> rungs = spec.rungs();
        StudyEvent.StudyOpened opened = script.opened();
        List<StudyEvent> events = List.of(
                script.trialOpened(1, SMALL, rungs.get(0)),
                script.completedAt(1, rungs.get(0), 3.3, false),
                script.trialOpened(1, SMALL, rungs.get(1)),
                script.completedAt(1, rungs.get(1), 2.1, false),
                script.trialOpened(1, SMALL, rungs.get(2)));
        StudyState state = StudyState.opened(opened);
        for (StudyEvent event : events) {
            state = state.after(event);
        }

        send(opened);
        send(events.toArray(StudyEvent[]::new));

        long last = state.last().sequence();
        await().until(() -> store.find(script.study())
                .filter(entry -> entry.state().last().sequence() == last)
                .isPresent());
        List<RungScore> stored =
                trial(store.find(script.study()).orElseThrow().state()).scores();
        List<RungScore> told = trial(state).scores();
        assertThat(stored).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Course course = stored.get(i).course();
            assertThat(course.amounts())
                    .containsExactly(told.get(i).course().amounts())
                    .isNotEmpty();
            assertThat(course.scores()).containsExactly(told.get(i).course().scores());
        }
    }

    private static TrialRecord trial(StudyState state) {
        return state.history().trial(1).orElseThrow();
    }
}
