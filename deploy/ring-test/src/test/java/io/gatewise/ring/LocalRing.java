package io.gatewise.ring;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged local stack as a user starts it, in a process of its own, on a data folder that stays. */
final class LocalRing implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    LocalRing(Path data) throws IOException {
        this(data, Map.of());
    }

    /** A ring whose services see these variables. */
    LocalRing(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = environment;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    Client client() {
        return new Client("http://127.0.0.1:" + port);
    }

    /** Starts the stack and waits until it says that it is ready. */
    void start() throws IOException {
        Path log = Files.createTempFile("ring", ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        launcher() + File.pathSeparator + home().resolve("deploy/local/target/lib") + "/*",
                        "io.gatewise.local.LocalStack",
                        "--home",
                        home().toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--slots",
                        "2",
                        "--free-ports")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TRIAL_WORKER_CHECKPOINT_SECONDS", "0"); // small trials are over within seconds
        builder.environment().putAll(environment);
        process = builder.start();
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> {
            String said = Files.readString(log);
            if (!process.isAlive()) {
                throw new IllegalStateException("the local stack ended: " + said);
            }
            return said.contains("ready in");
        });
    }

    /** Stops the stack as Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the local stack did not stop within " + STOP_LIMIT);
        }
    }

    /** Ends the stack's worker as {@code kill -9} does. */
    void killWorker() {
        kill("trial-worker");
    }

    /** Ends a service as {@code kill -9} does; the stack starts it again. */
    void kill(String service) {
        List<ProcessHandle> found = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(service))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("the local stack has no " + service);
        }
        found.forEach(ProcessHandle::destroyForcibly);
    }

    /** Where the stack's broker listens, as its children are told. */
    String bootstrapServers() {
        return childSetting("study-service", "-Dkafka.bootstrap.servers=");
    }

    /** The ledger's database, as its service is told. */
    String ledgerUrl() {
        return childSetting("study-service", "-Dquarkus.datasource.jdbc.url=");
    }

    /** Where a child's metrics are, as it is told. */
    String management(String child) {
        return "http://127.0.0.1:" + childSetting(child, "-Dquarkus.management.port=");
    }

    private String childSetting(String child, String flag) {
        return process.descendants()
                .map(handle -> List.of(handle.info().arguments().orElse(new String[0])))
                .filter(arguments -> arguments.stream().anyMatch(argument -> argument.contains(child)))
                .flatMap(List::stream)
                .filter(argument -> argument.startsWith(flag))
                .map(argument -> argument.substring(flag.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the local stack has no " + child));
    }

    private static Path launcher() throws IOException {
        try (var jars = Files.newDirectoryStream(home().resolve("deploy/local/target"), "deploy-local-*.jar")) {
            for (Path jar : jars) {
                if (!jar.toString().contains("sources")) {
                    return jar;
                }
            }
        }
        throw new IllegalStateException("deploy/local is not packaged");
    }

    private static Path home() {
        return Path.of(System.getProperty("gatewise.root"));
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
