package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.StudyScript;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.proposal.Calm;
import io.gatewise.results.store.StudyEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownStudiesTest {

    private static StudyScript script(String study) {
        return new StudyScript(study, 1, StudyScript.spec(study, Search.Algorithm.RANDOM, 1));
    }

    private static StudyEntry entry(StudyState state) {
        return new StudyEntry(state, Optional.empty(), Calm.NONE);
    }

    @Test
    void letsGoOfTheStudyThatWasNotAskedForLongest() {
        var known = new KnownStudies(2, 100);
        known.put(entry(StudyState.opened(script("a").opened())));
        known.put(entry(StudyState.opened(script("b").opened())));
        known.get(new StudyId("a"));

        known.put(entry(StudyState.opened(script("c").opened())));

        assertThat(known.size()).isEqualTo(2);
        assertThat(known.get(new StudyId("b"))).isEmpty();
        assertThat(known.get(new StudyId("a"))).isPresent();
    }

    @Test
    void letsGoOfAStudyThatEnded() {
        var known = new KnownStudies(2, 100);
        StudyScript script = script("a");
        StudyState state = StudyState.opened(script.opened());
        known.put(entry(state));

        known.put(entry(state.after(script.finished(null))));

        assertThat(known.size()).isZero();
    }

    @Test
    void letsGoOfStudiesUntilTheirTrialsFitAndKeepsTheNewestHoweverLargeItIs() {
        var known = new KnownStudies(10, 5);
        known.put(entry(withTrials("a", 3)));
        known.put(entry(withTrials("b", 2)));
        assertThat(known.size()).isEqualTo(2);
        known.put(entry(withTrials("b", 3)));

        assertThat(known.get(new StudyId("a"))).isEmpty();
        assertThat(known.get(new StudyId("b"))).isPresent();

        known.put(entry(withTrials("c", 50)));

        assertThat(known.size()).isEqualTo(1);
        assertThat(known.get(new StudyId("c"))).isPresent();
    }

    private static StudyState withTrials(String study, int count) {
        StudyScript script = script(study);
        StudyState state = StudyState.opened(script.opened());
        for (int number = 1; number <= count; number++) {
            state = state.after(script.trialOpened(number, script.spec().defaultConfiguration()));
        }
        return state;
    }
}
