package io.gatewise.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTwoFullFilesAndGoesOnWithANewOne() throws IOException {
        var file = folder.resolve("logs").resolve("worker.log");

        try (var log = new RotatingLog(file, 10)) {
            for (var line : new String[] {"first, long\n", "second, long\n", "third, long\n", "fourth\n"}) {
                write(log, line);
            }
        }

        assertThat(file).hasContent("fourth\n");
        assertThat(folder.resolve("logs/worker.log.1")).hasContent("third, long\n");
        assertThat(folder.resolve("logs/worker.log.2")).hasContent("second, long\n");
        assertThat(folder.resolve("logs/worker.log.3")).doesNotExist();
    }

    @Test
    void addsToWhatAnEarlierStartWrote() throws IOException {
        var file = folder.resolve("worker.log");

        for (var line : new String[] {"first\n", "second\n"}) {
            try (var log = new RotatingLog(file, 1000)) {
                write(log, line);
            }
        }

        assertThat(file).hasContent("first\nsecond\n");
    }

    private static void write(RotatingLog log, String text) throws IOException {
        log.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
