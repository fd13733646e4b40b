package io.gatewise.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {

    @TempDir
    private Path folder;

    @Test
    void startsAKilledProcessAgain() throws IOException {
        try (var supervised = start("echo $GREETING; exec sleep 1000")) {
            var first = supervised.pid();
            await().until(() -> Files.exists(log()) && Files.readString(log()).equals("hello\n"));

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().until(() -> supervised.pid() != first && supervised.isAlive());
            await().until(() -> Files.readString(log()).equals("hello\nhello\n"));
        }
    }

    @Test
    void endsTheProcessWhenClosedAndLeavesItEnded() throws IOException {
        var supervised = start("exec sleep 1000");
        var process = ProcessHandle.of(supervised.pid()).orElseThrow();

        supervised.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(supervised.isAlive()).isFalse();
        assertThat(folder.resolve("run").resolve("toy.pid")).doesNotExist();
    }

    @Test
    void killsAProcessThatDoesNotWantToEnd() throws IOException {
        var supervised = start("trap '' TERM; echo stubborn; while :; do sleep 1; done");
        await().until(() -> Files.exists(log()) && Files.readString(log()).contains("stubborn"));

        supervised.close();

        assertThat(supervised.isAlive()).isFalse();
    }

    @Test
    void doesNotPassOnTheTerminalsCtrlC() throws IOException, InterruptedException {
        try (var supervised = start("echo up; while :; do sleep 0.1; echo beat; done")) {
            await().until(() -> Files.exists(log()) && Files.readString(log()).contains("up"));

            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + supervised.pid())
                    .start()
                    .waitFor();
            var beats = Files.size(log());

            await().until(() -> Files.size(log()) > beats + 10);
            assertThat(supervised.isAlive()).isTrue();
        }
    }

    private SupervisedProcess start(String script) throws IOException {
        return SupervisedProcess.start(ToySpec.script(folder, script), ToySpec.records(folder));
    }

    private Path log() {
        return folder.resolve("logs").resolve("toy.log");
    }
}
