package io.gatewise.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassingFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08001, DATABASE_AWAY",
        "57P01, DATABASE_AWAY",
        "53300, DATABASE_AWAY",
        "40001, DATABASE_AWAY",
        "53100, DISK_FULL",
        ", DATABASE_AWAY"
    })
    void knowsWhatTheDatabaseMeans(String state, PassingFailure expected) {
        var failure = new IllegalStateException(new SQLException("no", state));

        assertThat(PassingFailure.of(failure)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"22P02", "23505", "42601"})
    void leavesWhatTheDatabaseWillRefuseAgain(String state) {
        assertThat(PassingFailure.of(new SQLException("no", state))).isEmpty();
    }

    @Test
    void knowsAFullDiskOfAnUpload() {
        var full = new UncheckedIOException(new FileSystemException("a", null, "No space left on device"));

        assertThat(PassingFailure.of(full)).contains(PassingFailure.DISK_FULL);
        assertThat(PassingFailure.of(new IOException("connection reset"))).isEmpty();
        assertThat(PassingFailure.of(new IllegalStateException("a mistake of ours")))
                .isEmpty();
    }
}
