package io.gatewise.study.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PassingTest {

    @Test
    void aDatabaseThatIsAwayComesBack() {
        assertThat(Passing.mayPass(new RuntimeException(new SQLException("refused", "08001"))))
                .isTrue();
        assertThat(Passing.mayPass(new RuntimeException(new SQLException("deadlock", "40P01"))))
                .isTrue();
        assertThat(Passing.mayPass(new RuntimeException(new SQLException("no connection in time"))))
                .isTrue();
    }

    @Test
    void dataThatTheDatabaseRefusesStaysRefused() {
        assertThat(Passing.mayPass(new RuntimeException(new SQLException("check", "23514"))))
                .isFalse();
        assertThat(Passing.mayPass(new IllegalStateException("our own mistake")))
                .isFalse();
    }
}
