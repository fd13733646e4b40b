package io.gatewise.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledParentTest {

    @TempDir
    private Path folder;

    @Test
    void aChildEndsWithItsKilledParent() throws Exception {
        var child = childOfKilledParent("exec sleep 1000");

        await().until(() -> !child.isAlive());
    }

    @Test
    void aStubbornChildOfAKilledParentIsKilled() throws Exception {
        var child = childOfKilledParent("trap '' TERM; echo stubborn; while :; do sleep 1; done");

        await().until(() -> !child.isAlive());
    }

    @Test
    void whatOutlivedItsParentIsEndedAtTheNextStart() throws Exception {
        var orphan = new ProcessBuilder("sleep", "1000").start().toHandle();
        ToySpec.records(folder).add("toy", orphan, StopSignal.TERM);

        var ended = ToySpec.records(folder).endLeftOvers();

        assertThat(ended).containsExactly("toy");
        assertThat(orphan.isAlive()).isFalse();
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aStrangerWithTheSameNumberIsLeftAlone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "1000").start();
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run").resolve("toy.pid"), stranger.pid() + " 2001-02-03T04:05:06Z TERM\n");

        var ended = ToySpec.records(folder).endLeftOvers();

        assertThat(ended).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private ProcessHandle childOfKilledParent(String script) throws IOException {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToyParent.class.getName(),
                        folder.toString(),
                        script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child;
        try (var output = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        }
        assertThat(child.isAlive()).isTrue();
        parent.destroyForcibly();
        return child;
    }
}
