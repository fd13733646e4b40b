package io.gatewise.cli.stack;

import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.UserMistakeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running local stack: the launcher of deploy/local as a child process. */
public final class LocalStack {

    private static final int PATIENCE_SECONDS = 60;
    /** A launcher in our session has heard Ctrl-C itself, and a second request would end it out of order. */
    private static final int HEARD_SECONDS = 20;

    private final Process process;

    private LocalStack(Process process) {
        this.process = process;
    }

    /** Starts it with this process' input, output and errors. */
    public static LocalStack inForeground(Home home, StackOptions options) {
        return start(new ProcessBuilder(command(home, options)).inheritIO());
    }

    /** Starts it with all that it says going to {@code log}, which is begun anew. */
    public static LocalStack inBackground(Home home, StackOptions options, Path log) {
        return start(new ProcessBuilder(command(home, options))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    }

    private static LocalStack start(ProcessBuilder builder) {
        try {
            return new LocalStack(builder.start());
        } catch (IOException e) {
            throw new UserMistakeException("cannot start the local stack: " + Reason.of(e));
        }
    }

    private static List<String> command(Home home, StackOptions options) {
        var command = new ArrayList<String>();
        command.addAll(OwnSession.PREFIX);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
        command.addAll(List.of("-jar", home.launcher().toString()));
        command.addAll(options.arguments(home));
        return command;
    }

    /** The process id, by which people can end it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Waits until it ends and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end in order and waits for that; kills it if it takes far too long. */
    public void stop() {
        try {
            if (OwnSession.PREFIX.isEmpty() && process.waitFor(HEARD_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
