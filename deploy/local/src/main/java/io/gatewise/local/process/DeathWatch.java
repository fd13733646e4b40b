package io.gatewise.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends a process when this JVM is gone, however it went: a small shell reads from a pipe whose other
 * end this JVM holds. The end of the pipe without a word of farewell means that the JVM was killed.
 */
public final class DeathWatch implements AutoCloseable {

    // signals of the terminal go to the whole group, and the watch must outlive them
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r farewell && exit 0
            kill -%1$s %2$d 2>/dev/null || exit 0
            seconds=0
            while [ $seconds -lt %3$d ] && kill -0 %2$d 2>/dev/null; do
                sleep 1
                seconds=$((seconds + 1))
            done
            kill -KILL %2$d 2>/dev/null
            """;

    private final Process watch;

    private DeathWatch(Process watch) {
        this.watch = watch;
    }

    /** Watches over {@code process}, which gets {@code spec}'s signal and patience after this JVM's death. */
    static DeathWatch over(ProcessHandle process, ProcessSpec spec) throws IOException {
        var script = SCRIPT.formatted(
                spec.stopSignal(), process.pid(), spec.patience().toSeconds());
        return new DeathWatch(new ProcessBuilder("/bin/sh", "-c", script)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Says farewell: the process has ended, and its number may go to another one. */
    @Override
    public void close() {
        try (var pipe = watch.getOutputStream()) {
            pipe.write("ended\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // nobody listens any more: then nobody will end the wrong process either
            watch.destroyForcibly();
        }
    }
}
