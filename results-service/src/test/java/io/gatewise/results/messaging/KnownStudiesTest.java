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
    void letsGoOfAStudyThatEnded() {
        var known = new KnownStudies(100);
        StudyScript script = script("a");
        StudyState state = StudyState.opened(script.opened());
        known.put(entry(state));
        assertThat(known.size()).isEqualTo(1);

        known.put(entry(state.after(script.finished(null))));

        assertThat(known.size()).isZero();
    }

    @Test
    void holdsWhatTheLimitAllows() {
        var known = new KnownStudies(100);
        for (int study = 1; study <= 20; study++) {
            known.put(entry(withTrials("s" + study, study % 2 == 0 ? 40 : 5)));
            assertThat(known.size()).isLessThanOrEqualTo(6);
        }

        assertThat(known.size()).isPositive();
    }

    @Test
    void holdsAStudyLargerThanTheLimitIfItsEventsAreTheOnesThatCome() {
        var known = new KnownStudies(100);
        known.put(entry(withTrials("small", 1)));
        StudyEntry large = entry(withTrials("large", 150));
        for (int event = 0; event < 20; event++) {
            known.get(new StudyId("large"));
            known.put(large);
        }

        assertThat(known.get(new StudyId("large"))).containsSame(large);
    }

    @Test
    void studiesInTurnDontEachLetGoOfTheNext() {
        var known = new KnownStudies(10 * 60); // of twelve studies as large as these, ten have room
        int found = 0;
        for (int round = 0; round < 100; round++) {
            for (int study = 1; study <= 12; study++) {
                if (known.get(new StudyId("s" + study)).isPresent()) {
                    found++;
                }
                known.put(entry(withTrials("s" + study, 50)));
            }
        }

        assertThat(found).isGreaterThan(600); // least recently used would find none
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
