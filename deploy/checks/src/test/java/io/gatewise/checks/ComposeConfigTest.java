package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code docker compose config} says of compose.yaml. Debian's docker-compose does: it has no engine to start anything, and
 * knows the format but for {@code name}, which is younger.
 */
class ComposeConfigTest {

    private static final String FILE = Repository.text("deploy/compose.yaml").replaceAll("(?m)^name: .*$", "");

    private record Answer(int status, String text) {}

    @Test
    void theFileIsTaken() throws Exception {
        Answer answer = config(FILE);

        assertThat(answer.status()).as(answer.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'mem_limit: 768m', 'mem_limt: 768m', mem_limt",
        "'condition: service_healthy', 'condition: healthy', depends_on",
        "'- minio:/data', '- minios:/data', minios",
        "'retries: 12', 'retries: many', retries"
    })
    void aMistypedOneIsRefused(String right, String wrong, String blamed) throws Exception {
        assertThat(FILE).contains(right);

        Answer answer = config(FILE.replace(right, wrong));

        assertThat(answer.status()).isNotZero();
        assertThat(answer.text()).contains(blamed);
    }

    private static Answer config(String file) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker-compose")));
        assertThat(!there && Boolean.getBoolean("gatewise.docker-compose.required"))
                .as("needs docker-compose on the PATH")
                .isFalse();
        assumeTrue(there, "docker-compose is not on the PATH: compose.yaml is checked less");
        Process process = new ProcessBuilder(List.of("docker-compose", "-f", "-", "config", "-q"))
                .directory(Repository.ROOT.resolve("deploy").toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(file.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
