package io.gatewise.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Child processes of the tests: a shell with a given script. */
final class ToySpec {

    private ToySpec() {}

    static ProcessSpec script(Path folder, String script) {
        return new ProcessSpec(
                "toy",
                List.of("/bin/sh", "-c", script),
                Map.of("GREETING", "hello"),
                folder,
                folder.resolve("logs").resolve("toy.log"),
                StopSignal.TERM,
                Duration.ofSeconds(1));
    }

    static ProcessRecords records(Path folder) {
        return new ProcessRecords(folder.resolve("run"));
    }
}
