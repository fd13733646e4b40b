package io.gatewise.local.postgres;

import io.gatewise.local.process.Signals;
import io.gatewise.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a killed parent leaves in a PostgreSQL data folder: a pid file, perhaps with the server still
 * running. Nobody else may use the folder, so whoever is named there is nobody's any more.
 */
final class StalePostmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private StalePostmaster() {}

    /** Stops the server that still runs on {@code data}, if any, and removes its pid file. */
    static void clear(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (!lines.isEmpty()) {
            server(lines.get(0).strip()).ifPresent(server -> Signals.end(server, StopSignal.INT, PATIENCE));
        }
        // PostgreSQL would refuse to start if the number went to another process of this user since
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> server(String pid) {
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(StalePostmaster::isServer)
                : Optional.empty();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
