package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.local.EmbeddedDatabase;
import io.gatewise.local.Infrastructure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The images of the Dockerfiles, built of packages over Debian's Java and started as a cluster would: {@code ./mvnw -Pimages
 * verify}. Needs root, and Debian's buildah, podman, runc and mmdebstrap.
 */
@Tag("images")
class ImagesIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Path ROOT = Path.of(System.getProperty("gatewise.root"));
    private static final String PREFIX = "localhost/gatewise/";
    private static final String TAG = ":under-test";

    @TempDir
    static Path data;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        script(Map.of(), "debian-java.sh");
        script(
                Map.of("BASE_IMAGE", PREFIX + "debian-java:17", "BUILD_IMAGE", PREFIX + "debian-jdk:17"),
                "build.sh",
                PREFIX.substring(0, PREFIX.length() - 1),
                TAG.substring(1));
    }

    private static void script(Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> command.add(name + "=" + value));
        command.add("BUILDAH_ISOLATION=chroot");
        command.add(ROOT.resolve("deploy/images").resolve(words[0]).toString());
        command.addAll(List.of(words).subList(1, words.length));
        Container.run(command);
    }

    @Test
    void searchesAndTrainsInContainersThatCanWriteNothingButTheirTmp() throws Exception {
        Path artifacts = writable("artifacts");
        try (var infrastructure = Infrastructure.start(data.resolve("infrastructure"));
                var study = start("study-service", artifacts, infrastructure);
                var results = start("results-service", artifacts, infrastructure);
                var worker = start("trial-worker", artifacts, infrastructure)) {
            var client = new Client("http://127.0.0.1:" + study.port());
            client.upload("demand", Samples.weeklyWave());
            String id = client.createStudy(Samples.study("in containers", 3, 1, ", engine: dl4j", 2));

            JsonNode ended = client.awaitEnd(id, LIMIT);

            assertThat(ended.get("state").asText()).isEqualTo("finished");
            assertThat(client.trials(id))
                    .hasSize(3)
                    .allSatisfy(trial -> assertThat(trial.get("state").asText()).isEqualTo("completed"));
            assertThat(new Client("http://127.0.0.1:" + results.port())
                            .json("/api/v1/results/" + id)
                            .at("/best/trial")
                            .asInt())
                    .isPositive();
            assertThat(worker.container().log())
                    .contains("worker ready")
                    .doesNotContain("engine fused is slow", "Read-only file system");
            for (Running service : List.of(worker, results, study)) {
                assertThat(service.container().stop(GRACE)).as(service.name()).isEqualTo(143);
            }
        }
    }

    @Test
    void aWorkerThatIsToldToStopLosesNoEpochThoughItWritesNoCheckpointsOnItsWay() throws Exception {
        Path artifacts = writable("given-back");
        try (var infrastructure = Infrastructure.start(data.resolve("stopped"));
                var study = start("study-service", artifacts, infrastructure);
                var results = start("results-service", artifacts, infrastructure)) {
            var client = new Client("http://127.0.0.1:" + study.port());
            var curves = new Client("http://127.0.0.1:" + results.port());
            client.upload("demand", Samples.weeklyWave());
            String id;
            int told;
            try (var worker = start("trial-worker", artifacts, infrastructure)) {
                id = client.createStudy(
                        Samples.study("stopped", 1, 1, ", units: 64", 600).replace("units: 8, ", ""));
                await().atMost(LIMIT).ignoreExceptions().until(() -> epochs(curves, id) > 5);

                assertThat(worker.container().stop(GRACE)).isEqualTo(143);
                assertThat(worker.container().log()).contains("state=given-back");
            }
            told = epochs(curves, id);
            try (var worker = start("trial-worker", artifacts, infrastructure)) {
                client.awaitEnd(id, LIMIT);
                assertThat(worker.container().log()).contains("trial goes on");
            }

            JsonNode trial = client.trials(id).get(0);
            assertThat(trial.get("state").asText()).isEqualTo("completed");
            // nothing that was told is trained again
            assertThat(trial.get("start").asText())
                    .matches(
                            start -> Integer.parseInt(start.replaceFirst("^went on from fold 1, epoch (\\d+) .*", "$1"))
                                    >= told);
        }
    }

    private static int epochs(Client results, String study) {
        return results.json("/api/v1/results/" + study).at("/curves/0/points").size();
    }

    /** A folder for the images' user, who is not the machine's. */
    private static Path writable(String name) throws IOException {
        Path folder = Files.createDirectory(data.resolve(name));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void noImageRunsAsRoot() throws Exception {
        for (String service : List.of("study-service", "results-service", "trial-worker")) {
            assertThat(Container.output(PREFIX + service + TAG, "id", "-u").strip())
                    .isEqualTo("10001");
        }
    }

    @Test
    void theLedgersImageMakesTopics() throws Exception {
        try (var infrastructure = Infrastructure.start(data.resolve("topics"));
                var topics = Container.start(
                        PREFIX + "study-service" + TAG,
                        data,
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers()),
                        // as compose and Kubernetes call it
                        List.of(
                                "--entrypoint",
                                "[\"java\",\"-cp\",\"/app/lib/main/*\",\"io.gatewise.topics.Main\"]"))) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(topics.exitCode()).hasValue(0));
        }
    }

    /** A service that is ready. */
    private record Running(String name, Container container, int port) implements AutoCloseable {

        @Override
        public void close() throws IOException, InterruptedException {
            container.close();
        }
    }

    private static Running start(String service, Path artifacts, Infrastructure infrastructure) throws Exception {
        int port = freePort();
        int management = freePort();
        String database = service.substring(0, service.indexOf('-'));
        var variables = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                infrastructure.bootstrapServers(),
                "GATEWISE_ARTIFACTS_FOLDER",
                "/artifacts",
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_MANAGEMENT_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(management)));
        if (service.equals("trial-worker")) {
            variables.putAll(Map.of(
                    "JDK_JAVA_OPTIONS", "-Xmx1g",
                    "TRIAL_WORKER_SLOTS", "1",
                    "TRIAL_WORKER_TRIAL_MEMORY", "384M",
                    "TRIAL_WORKER_CHECKPOINT_SECONDS", "3600"));
        } else {
            variables.putAll(Map.of(
                    "JDK_JAVA_OPTIONS",
                    "-Xmx256m",
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    infrastructure.jdbcUrl(database),
                    "QUARKUS_DATASOURCE_USERNAME",
                    EmbeddedDatabase.USER,
                    "QUARKUS_DATASOURCE_PASSWORD",
                    EmbeddedDatabase.PASSWORD));
        }
        long begun = System.nanoTime();
        Container container = Container.start(PREFIX + service + TAG, artifacts, variables, List.of());
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> container.ready(management));
        System.out.printf(
                "image=%s megabytes=%d readySeconds=%.1f%n",
                service, Container.size(PREFIX + service + TAG) / 1_000_000, (System.nanoTime() - begun) / 1e9);
        return new Running(service, container, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
