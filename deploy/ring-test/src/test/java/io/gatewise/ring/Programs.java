package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of others that a test needs and that no Maven repository has. */
final class Programs {

    /** Set to fail, rather than skip, where a program is missing. */
    private static final String REQUIRED = "gatewise.prometheus.required";

    private Programs() {}

    /** What a program said, on both its outputs, and how it ended. */
    record Said(int code, String text) {}

    /** Skips the caller's test where one of the programs is not on the path. */
    static void need(List<String> programs) {
        for (String program : programs) {
            boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            assertThat(there || !Boolean.getBoolean(REQUIRED))
                    .as(program + " on the PATH, as -D" + REQUIRED + " asks")
                    .isTrue();
            assumeTrue(there, program + " is not on the PATH: alerts, dashboards and scaling are not tried");
        }
    }

    /** Runs a program to its end with that input. */
    static Said run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
