package io.gatewise.local;

import io.gatewise.local.postgres.Cluster;
import io.gatewise.local.process.ProcessRecords;
import io.gatewise.local.process.ProcessSpec;
import io.gatewise.local.process.StopSignal;
import io.gatewise.local.process.SupervisedProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server of this JVM's own, on loopback, with its data in a folder that lasts. It ends
 * with this JVM, and is started again if it dies before.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The owner of every database. */
    public static final String USER = "postgres";

    /** Its password. */
    public static final String PASSWORD = "postgres";

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int POLL_MS = 50;

    private final SupervisedProcess server;
    private final int port;

    private EmbeddedDatabase(SupervisedProcess server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the server, with a new cluster if the folder holds none, and makes missing databases.
     *
     * @param places    where data, programs, log and records lie
     * @param port      where clients connect; 0 for a free port
     * @param databases names of the databases to have
     * @throws IOException if the server does not come up
     */
    static EmbeddedDatabase start(Places places, int port, List<String> databases) throws IOException {
        var folder = places.data().resolve("postgres");
        var cluster = Cluster.prepare(folder, places.programs(), USER, PASSWORD);
        var serverPort = FreePort.orWanted(port);
        var spec = new ProcessSpec(
                "postgres",
                cluster.server(serverPort),
                Map.of(),
                folder,
                places.log("postgres"),
                StopSignal.INT,
                STOP_PATIENCE);
        var database =
                new EmbeddedDatabase(SupervisedProcess.start(spec, new ProcessRecords(places.records())), serverPort);
        try {
            database.create(databases);
            return database;
        } catch (SQLException e) {
            database.close();
            throw new IOException("PostgreSQL does not serve: " + e.getMessage() + "; see " + spec.log(), e);
        }
    }

    /** The address of one database. */
    public String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() {
        server.close();
    }

    private void create(List<String> databases) throws SQLException {
        try (var connection = connect()) {
            for (var name : databases) {
                if (!exists(connection, name)) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("create database \"" + name + "\"");
                    }
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var end = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD);
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw e;
                }
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted", e);
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
}
