package io.gatewise.cli.stack;

import io.gatewise.cli.api.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The local stack as a child process that talks to a log file. */
public final class BackgroundStack implements StackStarter.RunningStack {

    private static final int LAST_LINES = 5;

    private final LocalStack stack;
    private final Path log;

    private BackgroundStack(LocalStack stack, Path log) {
        this.stack = stack;
        this.log = log;
    }

    /** A starter of such stacks. */
    public static StackStarter starter(Home home, StackOptions options, Path log) {
        return () -> new BackgroundStack(LocalStack.inBackground(home, options, log), log);
    }

    @Override
    public boolean alive() {
        return stack.alive();
    }

    @Override
    public String howToStop() {
        return "kill " + stack.pid();
    }

    @Override
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))
                    + "\n(all of it: " + log + ")";
        } catch (IOException e) {
            return "(" + log + ": " + Reason.of(e) + ")";
        }
    }

    @Override
    public void stop() {
        stack.stop();
    }
}
