package io.gatewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed JVM leaves in a PostgreSQL data folder: a pid file, perhaps with the server still
 * running. The caller holds the folder's lock, so whoever is named there is nobody's any more.
 */
final class StalePostmaster {

    private static final int PATIENCE_SECONDS = 15;

    private StalePostmaster() {}

    /** Stops the server that still runs in {@code data}, if any, and removes a pid file that names no server. */
    static void clear(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var server = lines.isEmpty() ? null : server(lines.get(0).strip());
        if (server != null) {
            stop(server);
        }
        // PostgreSQL would refuse to start if the pid went to another process of this user since
        Files.deleteIfExists(pidFile);
    }

    private static ProcessHandle server(String pid) {
        if (!pid.matches("\\d{1,18}")) {
            return null;
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent())
                .orElse(null);
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            // SIGINT is PostgreSQL's fast shutdown; Java's own destroy() would wait for its clients
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("cannot await the end of PostgreSQL, process " + server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL, process " + server.pid(), e);
        }
    }
}
