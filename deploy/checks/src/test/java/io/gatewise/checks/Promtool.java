package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own checker. */
final class Promtool {

    /** Set to fail, rather than skip, where it is missing. */
    private static final String REQUIRED = "gatewise.prometheus.required";

    private Promtool() {}

    /** How it ended, and what it said. */
    record Said(int code, String text) {}

    /** Skips the caller's test where there is no promtool. */
    static Said run(String... arguments) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assertThat(there || !Boolean.getBoolean(REQUIRED))
                .as("promtool on the PATH, as -D" + REQUIRED + " asks")
                .isTrue();
        assumeTrue(there, "promtool is not on the PATH: deploy/prometheus is not checked");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Repository.ROOT.resolve("deploy/prometheus").toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
