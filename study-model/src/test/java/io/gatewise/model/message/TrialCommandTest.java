package io.gatewise.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import org.junit.jupiter.api.Test;

class TrialCommandTest {

    private static final StudyId STUDY = new StudyId("s");

    @Test
    void stopsATrialUpToItsAttempt() {
        var command = new TrialCommand.StopTrial(STUDY, 3, 2, 4, "re-issued");

        assertThat(command.stops(new AttemptKey(STUDY, 3, 1, 9))).isTrue();
        assertThat(command.stops(new AttemptKey(STUDY, 3, 2, 4))).isTrue();
        assertThat(command.stops(new AttemptKey(STUDY, 3, 2, 5))).isFalse();
        assertThat(command.stops(new AttemptKey(STUDY, 3, 3, 1))).isFalse();
        assertThat(command.stops(new AttemptKey(STUDY, 4, 1, 1))).isFalse();
        assertThat(command.stops(new AttemptKey(new StudyId("t"), 3, 1, 1))).isFalse();
    }

    @Test
    void stopsAStudyWhole() {
        var command = new TrialCommand.StopStudy(STUDY, "cancelled");

        assertThat(command.stops(new AttemptKey(STUDY, 0, 1, 9))).isTrue();
        assertThat(command.stops(new AttemptKey(new StudyId("t"), 1, 1, 1))).isFalse();
    }
}
