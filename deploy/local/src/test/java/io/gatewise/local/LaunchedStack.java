package io.gatewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The launcher in a JVM of its own, as users run it. */
final class LaunchedStack implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready in \\d+ s: (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Path said;

    private LaunchedStack(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static LaunchedStack start(Path said, Object... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new LaunchedStack(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start(),
                said);
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** The users' address once it is ready; null before. */
    String address() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the launcher ended: " + said());
        }
        var ready = READY.matcher(said());
        return ready.find() ? ready.group(1) : null;
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the launcher did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
