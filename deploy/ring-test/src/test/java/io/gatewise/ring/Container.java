package io.gatewise.ring;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A service in a container, as restricted as Kubernetes runs it: the image's own user, a root that can't be written, no
 * capabilities, no new privileges. Its network is the machine's, so that it reaches a broker on loopback.
 */
final class Container implements AutoCloseable {

    private final String name;

    private Container(String name) {
        this.name = name;
    }

    /**
     * Starts an image.
     *
     * @param folder    that it may write to, under {@code /artifacts}
     * @param arguments of podman, before the image
     */
    static Container start(String image, Path folder, Map<String, String> variables, List<String> arguments)
            throws IOException, InterruptedException {
        String name = "gatewise-" + UUID.randomUUID();
        var command = new ArrayList<>(restricted());
        command.addAll(List.of("--detach", "--name", name, "--volume", folder + ":/artifacts"));
        variables.forEach((key, value) -> command.addAll(List.of("--env", key + "=" + value)));
        command.addAll(arguments);
        command.add(image);
        run(command);
        return new Container(name);
    }

    /** What a command in a container of an image prints. */
    static String output(String image, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(restricted());
        command.addAll(List.of("--rm", "--entrypoint", words[0], image));
        command.addAll(List.of(words).subList(1, words.length));
        return run(command);
    }

    /** An image's size, in bytes. */
    static long size(String image) throws IOException, InterruptedException {
        return Long.parseLong(
                run(podman("image", "inspect", "--format", "{{.Size}}", image)).strip());
    }

    private static List<String> restricted() {
        return podman(
                "run",
                "--network=host",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                // a root without all rights can't raise them, which podman would
                "--ulimit=nofile=4096:4096",
                "--ulimit=nproc=4096:4096");
    }

    /** crun, which podman prefers, refuses a machine with control groups of both versions; runc takes them. */
    private static List<String> podman(String... words) {
        var command = new ArrayList<>(List.of("podman", "--cgroup-manager=cgroupfs"));
        boolean runc = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "runc")));
        if (runc) {
            command.add("--runtime=runc");
        }
        command.addAll(List.of(words));
        return command;
    }

    /** Whether the service says that it is ready; with an explanation if its container has ended. */
    boolean ready(int managementPort) throws IOException, InterruptedException {
        if (!state("{{.State.Running}}").equals("true")) {
            throw new IllegalStateException("it ended: " + log());
        }
        try {
            return HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + managementPort + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Everything that it printed. */
    String log() throws IOException, InterruptedException {
        return run(podman("logs", name));
    }

    /** Asks it to end and returns how it did: 143 after Java heard SIGTERM. */
    int stop(Duration patience) throws IOException, InterruptedException {
        run(podman("stop", "--time", Long.toString(patience.toSeconds()), name));
        return Integer.parseInt(state("{{.State.ExitCode}}"));
    }

    /** How it ended; empty while it runs. */
    OptionalInt exitCode() throws IOException, InterruptedException {
        return state("{{.State.Running}}").equals("true")
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(state("{{.State.ExitCode}}")));
    }

    private String state(String template) throws IOException, InterruptedException {
        return run(podman("container", "inspect", "--format", template, name)).strip();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(podman("rm", "--force", name));
    }

    /** Runs a command to its end; what it printed. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
        return said;
    }
}
