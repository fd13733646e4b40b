package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.StudyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final StudyId STUDY = new StudyId("a");

    /** A clock that moves when told. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.EPOCH;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

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
