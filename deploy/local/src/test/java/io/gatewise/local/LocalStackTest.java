package io.gatewise.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path home;

    private Path data;

    @BeforeEach
    void build() throws Exception {
        ToyService.build(home);
        data = home.resolve("dätä 100%");
    }

    @Test
    void servesOneOriginBringsDeadServicesBackAndStopsInOrder() throws Exception {
        try (var stack = start("--workers", 2)) {
            var address = await().atMost(PATIENCE).until(stack::address, Objects::nonNull);

            assertThat(get(address + "/")).isEqualTo("results-service");
            assertThat(get(address + "/api/v1/results/births")).isEqualTo("results-service");
            assertThat(get(address + "/api/v1/studies")).isEqualTo("study-service");

            var first = processOf("study-service");
            first.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !first.isAlive() && status(address + "/api/v1/studies") == 200);
            assertThat(stack.said()).contains("process died, starting it again name=study-service");

            var all = processes();
            assertThat(all).hasSize(5);
            stack.stop();
            assertThat(stack.exitCode()).isZero();
            assertThat(all).noneMatch(ProcessHandle::isAlive);
            var stops = Files.readAllLines(data.resolve("stops"));
            assertThat(stops.subList(0, 2)).containsExactlyInAnyOrder("trial-worker-1", "trial-worker-2");
            assertThat(stops.subList(2, 4)).containsExactlyInAnyOrder("study-service", "results-service");
        }
    }

    @Test
    void leavesNothingBehindWhenKilledAndStartsAgain() throws Exception {
        List<ProcessHandle> all;
        try (var stack = start()) {
            await().atMost(PATIENCE).until(stack::address, Objects::nonNull);
            all = processes();
            assertThat(all).hasSize(4);

            stack.kill();
        }
        try (var again = start()) {
            await().atMost(PATIENCE).until(again::address, Objects::nonNull);

            assertThat(all).noneMatch(ProcessHandle::isAlive);
            again.stop();
            assertThat(again.exitCode()).isZero();
        }
    }

    @Test
    void refusesASecondStartOnTheSameDataInOneLine() throws Exception {
        try (var first = start()) {
            var address = await().atMost(PATIENCE).until(first::address, Objects::nonNull);

            try (var second = start()) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.said().lines())
                        .singleElement()
                        .asString()
                        .startsWith("already running on " + data + ": process ")
                        .endsWith(address);
            }
            first.stop();
            assertThat(first.exitCode()).isZero();
        }
    }

    @Test
    void namesWhatIsNotBuilt() throws Exception {
        Files.delete(home.resolve("trial-worker/target/quarkus-app/quarkus-run.jar"));

        try (var stack = start()) {
            assertThat(stack.exitCode()).isEqualTo(2);
            assertThat(stack.said().lines())
                    .containsExactly(home.resolve("trial-worker/target/quarkus-app/quarkus-run.jar")
                            + " is missing: build Gatewise first");
        }
    }

    private LaunchedStack start(Object... more) throws IOException {
        var arguments = new ArrayList<Object>(List.of("--home", home, "--data", data, "--port", 0, "--free-ports"));
        arguments.addAll(List.of(more));
        return LaunchedStack.start(Files.createTempFile(home, "said", ".txt"), arguments.toArray());
    }

    private ProcessHandle processOf(String name) throws IOException {
        var record = Files.readString(data.resolve("run").resolve(name + ".pid"));
        return ProcessHandle.of(Long.parseLong(record.split(" ")[0])).orElseThrow();
    }

    private List<ProcessHandle> processes() throws IOException {
        var all = new ArrayList<ProcessHandle>();
        try (var files = Files.newDirectoryStream(data.resolve("run"), "*.pid")) {
            for (var file : files) {
                all.add(processOf(file.getFileName().toString().replace(".pid", "")));
            }
        }
        return all;
    }

    private String get(String address) throws IOException, InterruptedException {
        return ask(address).body();
    }

    private int status(String address) throws IOException, InterruptedException {
        return ask(address).statusCode();
    }

    private HttpResponse<String> ask(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
