package io.gatewise.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StalePostmasterTest {

    @TempDir
    private Path data;

    @Test
    void leavesAStrangerAloneThatGotTheServersNumber() throws IOException {
        var stranger = new ProcessBuilder("sleep", "1000").start();
        Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n/data\n");

        StalePostmaster.clear(data);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        stranger.destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "not a number\n", "999999999999\n"})
    void removesAFileThatNamesNoServer(String content) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), content);

        StalePostmaster.clear(data);

        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void isContentWithAFolderThatWasStoppedInOrder() throws IOException {
        StalePostmaster.clear(data);

        assertThat(data).isEmptyDirectory();
    }
}
