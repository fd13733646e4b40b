package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.StudyId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final StudyId STUDY = new StudyId("a");

    @Test
    void allowsOneQuestionAStudyInAWhile() {
        var clock = new HandClock();
        var pauses = new Pauses(clock, Duration.ofSeconds(5));

        assertThat(pauses.over(STUDY)).isTrue();
        assertThat(pauses.over(STUDY)).isFalse();
        assertThat(pauses.over(new StudyId("b"))).isTrue();
        clock.advance(Duration.ofSeconds(5));
        assertThat(pauses.over(STUDY)).isTrue();
    }
}
