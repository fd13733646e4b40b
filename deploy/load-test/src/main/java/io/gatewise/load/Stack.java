package io.gatewise.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The packaged local stack without workers, in a process of its own, and its REST API and metrics. */
final class Stack implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Set<Integer> WELCOME = Set.of(200, 201, 202);

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final String origin;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Stack(Process process, String origin) {
        this.process = process;
        this.origin = origin;
    }

    /** Starts a stack on a data folder and waits until it is ready. */
    static Stack start(Path home, Path data) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = data.resolve("stack.log");
        var launch = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        home.resolve("deploy/local/target/classes") + File.pathSeparator
                                + home.resolve("deploy/local/target/lib") + "/*",
                        "io.gatewise.local.LocalStack",
                        "--home",
                        home.toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--workers",
                        "0",
                        "--free-ports")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // over what the local stack tells its processes: for minutes of load the second compiler pays, for a short test
        // it doesn't
        launch.environment().put("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
        Process process = launch.start();
        var stack = new Stack(process, "http://127.0.0.1:" + port);
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(log).contains("ready in")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stack.close();
                throw new IllegalStateException("the stack did not start: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return stack;
    }

    String bootstrapServers() {
        return setting("study-service", "-Dkafka.bootstrap.servers=");
    }

    /** The answer to a request below the origin, which must be welcome; the method's body may be empty. */
    String ask(String method, String path, String type, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Creates a study; its id. */
    String create(String spec) throws IOException, InterruptedException {
        return json.readTree(ask("POST", "/api/v1/studies", "application/yaml", spec))
                .get("id")
                .asText();
    }

    /** A study's trials as the ledger counts them, by state. */
    JsonNode trials(String study) throws IOException, InterruptedException {
        return json.readTree(ask("GET", "/api/v1/studies/" + study, "application/json", ""))
                .get("trials");
    }

    /** The sum of a service's samples that begin so, such as {@code gatewise_trials{state="completed"}. */
    double metric(String service, String beginning) throws IOException, InterruptedException {
        String page = answer(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + setting(service, "-Dquarkus.management.port=") + "/q/metrics")));
        return page.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        if (!WELCOME.contains(answer.statusCode())) {
            throw new IllegalStateException("status " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private String setting(String child, String flag) {
        return process.descendants()
                .map(handle -> List.of(handle.info().arguments().orElse(new String[0])))
                .filter(arguments -> arguments.stream().anyMatch(argument -> argument.contains(child)))
                .flatMap(List::stream)
                .filter(argument -> argument.startsWith(flag))
                .map(argument -> argument.substring(flag.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the stack has no " + child));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
