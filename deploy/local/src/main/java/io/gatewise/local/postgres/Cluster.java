package io.gatewise.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL data folder and the command that serves it. */
public final class Cluster {

    private final PostgresPrograms programs;
    private final PostgresAccount account;
    private final Path data;

    private Cluster(PostgresPrograms programs, PostgresAccount account, Path data) {
        this.programs = programs;
        this.account = account;
        this.data = data;
    }

    /**
     * Unpacks the programs, stops a server left over on the folder, and makes the data if there is none.
     *
     * @param folder   gets the data
     * @param programs gets the programs
     * @param user     the owner of a new cluster
     * @param password the owner's password
     * @throws IOException if the data can't be made
     */
    public static Cluster prepare(Path folder, Path programs, String user, String password) throws IOException {
        var parent = Files.createDirectories(folder.toAbsolutePath());
        var data = parent.resolve("data");
        var unpacked = PostgresPrograms.unpack(programs.toAbsolutePath());
        StalePostmaster.clear(data);
        var cluster = new Cluster(unpacked, PostgresAccount.choose(unpacked.program("postgres"), parent), data);
        if (Files.notExists(data)) {
            cluster.initialize(parent, user, password);
        }
        return cluster;
    }

    /** The command that serves the data on a port of the loopback interface, in the foreground. */
    public List<String> server(int port) {
        var command = new ArrayList<>(
                List.of(programs.program("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "max_connections=100",
                "shared_buffers=32MB",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.add("-c");
            command.add(setting);
        }
        return account.command(command);
    }

    private void initialize(Path parent, String user, String password) throws IOException {
        var unfinished = parent.resolve("data-unfinished");
        var passwordFile = parent.resolve("password");
        Files.writeString(passwordFile, password + "\n");
        try {
            run(account.command(List.of("rm", "-rf", unfinished.toString())));
            run(account.command(List.of(
                    programs.program("initdb").toString(),
                    "-D",
                    unfinished.toString(),
                    "-U",
                    user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8")));
            Files.move(unfinished, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("PostgreSQL's data can't be made: " + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL's data was made", e);
        }
    }
}
