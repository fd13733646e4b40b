package io.gatewise.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server of this JVM's own, on loopback, with its data in a folder that lasts. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The owner of every database. */
    public static final String USER = "postgres";

    /** Its password. */
    public static final String PASSWORD = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server, with a new cluster if the folder holds none, and makes missing databases.
     *
     * @param folder    where data and unpacked programs lie
     * @param port      where clients connect; 0 for a free port
     * @param databases names of the databases to have
     * @throws IOException if the server does not come up
     */
    public static EmbeddedDatabase start(Path folder, int port, List<String> databases) throws IOException {
        var data = folder.resolve("data").toAbsolutePath();
        Files.createDirectories(data);
        StalePostmaster.clear(data);
        EmbeddedPostgres server;
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(programs())
                    .setPort(FreePort.orWanted(port))
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    // the library's defaults are made for tests: without these, data may be lost
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
        } catch (IllegalStateException e) {
            throw new IOException("PostgreSQL did not start: " + e.getMessage(), e);
        }
        var started = new EmbeddedDatabase(server);
        try {
            started.create(databases);
        } catch (SQLException e) {
            started.close();
            throw new IOException("cannot make the databases " + databases + ": " + e.getMessage(), e);
        }
        return started;
    }

    /** The address of one database. */
    public String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void create(List<String> databases) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD)) {
            for (var name : databases) {
                if (!exists(connection, name)) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("create database \"" + name + "\"");
                    }
                }
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** One copy per user: a folder of another user's could not be written. */
    private static File programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "gatewise-postgres-" + System.getProperty("user.name"))
                .toFile();
    }
}
